import { misfit } from '../define-op.ts'
import type { Shape } from '../tensor.ts'

export interface PoolOptions {
  /** Size of the window, one number or one for each spatial axis. */
  kernel: number | readonly number[]
  /** Distance of the windows; the kernel where absent. */
  stride?: number | readonly number[]
  /** Places around x on each side, at most half the kernel; 0 where absent. */
  padding?: number | readonly number[]
}

/** Kernel, strides and padding of each spatial axis of x [batch, channels, …size], and how many windows there are. */
export function windowsOf(x: Shape, { kernel, stride = kernel, padding = 0 }: PoolOptions) {
  const spatial = x.slice(2)
  const each = (of: number | readonly number[]) => (typeof of === 'number' ? spatial.map(() => of) : of)
  const [kernels, strides, pads] = [each(kernel), each(stride), each(padding)]
  const fits = (of: readonly number[], from: number) =>
    of.length === spatial.length && of.every((n) => Number.isInteger(n) && n >= from)
  if (spatial.length < 1)
    throw misfit('x [batch, channels, length] or [batch, channels, height, width]', 'reshape() x.')
  if (!fits(kernels, 1) || !fits(strides, 1) || !fits(pads, 0) || pads.some((pad, i) => pad * 2 > kernels[i])) {
    throw misfit(
      'whole kernel and stride of 1 or more, padding at most half the kernel',
      'Give one number, or one an axis.',
    )
  }
  const out = spatial.map((n, i) => Math.floor((n + 2 * pads[i] - kernels[i]) / strides[i] + 1))
  if (out.some((n) => n < 1)) throw misfit('a kernel no larger than the input', `It is ${kernels.join(' by ')}.`)
  return {
    kernels,
    strides,
    pads,
    shape: [...x.slice(0, 2), ...out],
    disjoint: kernels.every((k, i) => k <= strides[i]),
  }
}

/** The windows as ONNX's pools take them. */
export function poolAttributes(x: Shape, options: PoolOptions) {
  const { kernels, strides, pads } = windowsOf(x, options)
  return { kernel_shape: kernels, strides, pads: [...pads, ...pads] }
}
