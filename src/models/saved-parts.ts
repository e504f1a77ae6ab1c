import type { Json, SavedModel } from './family.ts'

/** Models that score the same items, as part of one saved model: facts by part, tensors under the part's name. */
export function savedParts(
  parts: readonly (readonly [name: string, model: SavedModel])[],
): Pick<SavedModel, 'tensors'> & { parts: { [name: string]: Json } } {
  return {
    parts: Object.fromEntries(parts.map(([name, { meta }]) => [name, { ...meta, items: null }])),
    tensors: Object.fromEntries(
      parts.flatMap(([name, { tensors }]) =>
        Object.entries(tensors).map(([key, tensor]) => [`${name}/${key}`, tensor] as const),
      ),
    ),
  }
}

/** One of them again, by the parameters that it was fitted with. */
export function savedPart({ meta, tensors }: SavedModel, name: string, params: Json): SavedModel {
  const own = Object.entries(tensors).filter(([key]) => key.startsWith(`${name}/`))
  const facts = (meta.parts as Record<string, SavedModel['meta']>)[name]
  return {
    family: name,
    params,
    meta: { ...facts, items: meta.items },
    tensors: Object.fromEntries(own.map(([key, tensor]) => [key.slice(name.length + 1), tensor])),
  }
}
