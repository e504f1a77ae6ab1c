import type { InferenceSession } from 'onnxruntime-node'
import type { CompileOptions } from './program.ts'

/** Where graphs run. CUDA needs ONNX Runtime's CUDA library, which the operator puts in place. */
export type DeviceName = 'cpu' | 'webgpu' | 'cuda'

/** ONNX Runtime's options for a device. */
export const sessionOptions = ({ device = 'cpu', threads }: CompileOptions): InferenceSession.SessionOptions => ({
  executionProviders: device === 'cpu' ? ['cpu'] : [device, 'cpu'],
  ...(threads !== undefined && { intraOpNumThreads: threads }),
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
})
