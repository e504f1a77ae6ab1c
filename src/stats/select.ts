/**
 * The k-th largest of the values (k from 1), which are left in another order (Hoare 1961, "Find"). Cost: some three passes,
 * where a sort takes log n.
 */
export function kthLargest(values: Float32Array | Float64Array, k: number): number {
  const at = values.length - k
  let [low, high] = [0, values.length - 1]
  while (low < high) {
    const pivot = values[(low + high) >> 1]
    let [i, j] = [low, high]
    while (i <= j) {
      while (values[i] < pivot) i++
      while (values[j] > pivot) j--
      if (i > j) break
      const held = values[i]
      values[i++] = values[j]
      values[j--] = held
    }
    if (at <= j) high = j
    else if (at >= i) low = i
    else break
  }
  return values[at]
}

/** The highest of the values, 0 where none is above it. One pass without a call a value. */
export function highestOf(values: Float32Array): number {
  let highest = 0
  for (let i = 0; i < values.length; i++) if (values[i] > highest) highest = values[i]
  return highest
}
