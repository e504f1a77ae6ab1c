import { InferenceSession, Tensor } from 'onnxruntime-node'
import { BellwetherError } from '../core/errors.ts'
import { onnxModel } from './onnx/model.ts'

/** Where graphs run. CUDA needs ONNX Runtime's CUDA library, which the operator puts in place. */
export type DeviceName = 'cpu' | 'webgpu' | 'cuda'

export interface DeviceOptions {
  /** `cpu` unless told. */
  device?: DeviceName
  /** Threads of one run; all cores unless told. */
  threads?: number
}

/**
 * A file or a graph as a session on a device.
 * @throws nn.device where the device is not there; nn.onnx where the graph cannot be compiled.
 */
export async function createSession(model: Uint8Array, options: DeviceOptions): Promise<InferenceSession> {
  const { device = 'cpu', threads } = options
  if (device !== 'cpu') await checkDevice(device)
  try {
    return await InferenceSession.create(model, {
      // What a device has no kernel for runs on the CPU.
      executionProviders: device === 'cpu' ? ['cpu'] : [device, 'cpu'],
      ...(threads !== undefined && { intraOpNumThreads: threads }),
      graphOptimizationLevel: 'all',
      // Threads that wait asleep rather than spinning: as fast on an idle machine, three times as fast beside a server.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
      logSeverityLevel: 3,
    })
  } catch (error) {
    throw new BellwetherError(
      {
        code: 'nn.onnx',
        expected: 'an ONNX model that this ONNX Runtime can run',
        got: (error as Error).message,
        hint: 'Write the file again, or look whether it needs a newer ONNX Runtime or operations of its own.',
      },
      { cause: error },
    )
  }
}

/** Whether a device works, and if not, why. */
export type DeviceState = { found: true } | { found: false; reason: string }

const known = new Map<DeviceName, Promise<DeviceState>>()

/** A device counts as found when a session was created on it alone and a graph of one operation ran there right. */
export function findDevice(device: DeviceName): Promise<DeviceState> {
  const state = known.get(device) ?? tryDevice(device)
  known.set(device, state)
  return state
}

async function tryDevice(device: DeviceName): Promise<DeviceState> {
  const value = (name: string) => ({ name, type: 'float32' as const, shape: [2] })
  const model = onnxModel({
    inputs: [value('x')],
    outputs: [value('y')],
    nodes: [{ op: 'Add', inputs: ['x', 'x'], outputs: ['y'] }],
  })
  try {
    const session = await InferenceSession.create(model, {
      executionProviders: [device],
      logSeverityLevel: 4,
      // Else a device that is not there is passed over in silence.
      ...(device !== 'cpu' && { extra: { session: { disable_cpu_ep_fallback: '1' } } }),
    })
    const { y } = await session.run({ x: new Tensor('float32', Float32Array.of(1, 2.5), [2]) })
    const sums = [...(y.data as Float32Array)]
    await session.release()
    return sums[0] === 2 && sums[1] === 5 ? { found: true } : { found: false, reason: `1 + 1 gave ${sums[0]} there` }
  } catch (error) {
    return { found: false, reason: (error as Error).message }
  }
}

async function checkDevice(device: DeviceName): Promise<void> {
  const state = await findDevice(device)
  if (state.found) return
  throw new BellwetherError({
    code: 'nn.device',
    field: 'device',
    expected: 'cpu, or a device on which a graph of one operation runs',
    got: `${device}: ${state.reason}`,
    hint:
      device === 'cuda'
        ? "Put ONNX Runtime's CUDA library beside the CPU's, or take device: 'cpu'."
        : "Check that the machine has a graphics card with a Vulkan driver, or take device: 'cpu'.",
  })
}
