import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { matmul } from '../src/nn/matrix.ts'
import { Parameters } from '../src/nn/parameters.ts'
import { writeTensors } from '../src/nn/safetensors.ts'
import { stepGraph } from '../src/nn/training-step.ts'
import { benchModels, drawBatches } from './nn-models.ts'

/** Bench: a training step of five models, with --peers beside PyTorch's, eager and compiled; --models a,b --steps N. */
const { values: asked } = parseArgs({
  options: {
    peers: { type: 'boolean', default: false },
    models: { type: 'string', default: Object.keys(benchModels).join(',') },
    steps: { type: 'string', default: '15' },
  },
})
const WARM_UP = 4
const CURVE = 8

/** What one side says of its steps. */
interface Side {
  step_ms: number
  compile_ms: number | null
  peak_mb: number
  losses: number[]
}

const python = '.peers/pytorch/bin/python'
const folder = mkdtempSync(join(tmpdir(), 'bellwether-nn-'))
const models = []
try {
  if (asked.peers && !existsSync(python)) execFileSync('bench/peers/pytorch/setup.sh', { stdio: 'inherit' })
  const matmul_gflops = await productRate()
  console.log(`the machine's own rate of float32 products, 1024 × 1024 × 1024: ${matmul_gflops.toFixed(0)} GFLOP/s`)
  for (const name of asked.models.split(',')) models.push(await compare(name))
  const transformer = models.find((model) => model.name === 'causal-transformer')
  console.log(JSON.stringify({ models, matmul_gflops, step_gflops: transformer?.gflops ?? null }))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function compare(name: string) {
  const model = benchModels[name]
  const ours = own(name, model.dropout)
  const gflops = model.flops / ours.step_ms / 1e6
  const row = { name, step_ms: ours.step_ms, build_ms: ours.compile_ms, peak_mb: ours.peak_mb, gflops }
  console.log(
    `${name}: ${ours.step_ms.toFixed(1)} ms a step, ${gflops.toFixed(0)} GFLOP/s, built in ${ours.compile_ms!.toFixed(0)} ms, ${ours.peak_mb.toFixed(0)} MB at most`,
  )
  if (!asked.peers) return row
  const file = join(folder, `${name}.safetensors`)
  await writeFor(name, file)
  const { dropout } = model
  const both = (tuned: PeerOptions['tuned']) =>
    (['eager', 'compile'] as const).map((mode) => peer(name, file, { mode, dropout, tuned }))
  // As it is installed; then as a user who reads its tuning guide has it, and with the items in chunks: beside.
  const [eager, compiled] = both([])
  const tuned = both(['--keep-memory'])
  const chunked = model.chunked
    ? peer(name, file, { mode: 'eager', dropout, tuned: ['--keep-memory', '--chunked'] })
    : undefined
  // Measured again after PyTorch: what the machine did meanwhile meets both sides.
  const again = own(name, model.dropout)
  const step_ms = Math.min(ours.step_ms, again.step_ms)
  const ratio = Math.min(eager.step_ms, compiled.step_ms) / step_ms
  const tuned_ms = Math.min(...tuned.map((side) => side.step_ms))
  // Without dropout both sides draw nothing: their curves must be one.
  const [curve, twin] = [
    own(name, 0, CURVE).losses,
    peer(name, file, { mode: 'eager', dropout: 0, steps: CURVE }).losses,
  ]
  const apart = Math.max(...curve.slice(0, CURVE).map((loss, i) => Math.abs(loss - twin[i]) / Math.abs(twin[i])))
  console.log(
    `  PyTorch eager ${eager.step_ms.toFixed(1)} ms, compiled ${compiled.step_ms.toFixed(1)} ms (after ${((compiled.compile_ms ?? 0) / 1000).toFixed(1)} s), ${eager.peak_mb.toFixed(0)} MB at most; ours again ${again.step_ms.toFixed(1)} ms: ${ratio.toFixed(2)} times as fast as the faster; PyTorch with memory kept ${tuned_ms.toFixed(1)} ms${chunked ? `, and its loss in chunks ${chunked.step_ms.toFixed(1)} ms, ${chunked.peak_mb.toFixed(0)} MB` : ''}; losses of ${CURVE} steps at most ${apart.toExponential(1)} apart`,
  )
  return {
    ...row,
    step_ms,
    gflops: model.flops / step_ms / 1e6,
    eager_ms: eager.step_ms,
    compile_ms: compiled.step_ms,
    ratio,
    tuned_ms,
    tuned_ratio: tuned_ms / step_ms,
    ...(chunked && {
      chunked_ms: chunked.step_ms,
      chunked_ratio: chunked.step_ms / step_ms,
      chunked_peak_mb: chunked.peak_mb,
    }),
    torch_peak_mb: Math.min(eager.peak_mb, compiled.peak_mb),
    torch_build_ms: compiled.compile_ms,
    loss_difference: apart,
  }
}

function own(name: string, dropout: number, steps = Number(asked.steps)): Side {
  return lastLine(process.execPath, ['bench/nn-step.ts', name, `${steps}`, `${WARM_UP}`, `${dropout}`])
}

interface PeerOptions {
  mode: 'eager' | 'compile'
  dropout: number
  steps?: number
  /** Options beyond what a first script has. */
  tuned?: ('--keep-memory' | '--chunked')[]
}

function peer(
  name: string,
  file: string,
  { mode, dropout, steps = Number(asked.steps), tuned = [] }: PeerOptions,
): Side {
  const args = [
    '--model',
    name,
    '--data',
    file,
    '--mode',
    mode,
    '--steps',
    steps,
    '--warmup',
    WARM_UP,
    '--dropout',
    dropout,
  ]
  return lastLine(python, ['bench/peers/pytorch/train.py', ...args.map(String), ...tuned])
}

/** Some machines are set to an old kernel for old builds of OpenBLAS: PyTorch is to choose its own. */
function lastLine(command: string, args: string[]): Side {
  const { OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, ...env } = process.env
  const text = execFileSync(command, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(text.trim().split('\n').at(-1)!)
}

/** Initial parameters and batches for PyTorch. */
async function writeFor(name: string, file: string): Promise<void> {
  const model = benchModels[name]
  const parameters = new Parameters({ seed: 1 })
  stepGraph(parameters, model.batch, model.loss(0))
  const batches = drawBatches(model, WARM_UP + Number(asked.steps))
  const tensors = new Map<string, { shape: readonly number[]; data: Float32Array | Int32Array }>()
  for (const parameter of parameters.byName.values()) tensors.set(`parameters.${parameter.name}`, parameter)
  for (const [key, data] of Object.entries(model.constants ?? {}))
    tensors.set(`constants.${key}`, { shape: [data.length], data })
  for (const [key, { shape, dtype }] of Object.entries(model.batch)) {
    const parts = batches.map((batch) => batch[key])
    const Array_ = dtype === 'int32' ? Int32Array : Float32Array
    const data = new Array_(parts.length * parts[0].length)
    for (const [i, part] of parts.entries()) data.set(part, i * part.length)
    tensors.set(`batches.${key}`, { shape: [parts.length, ...shape], data })
  }
  await writeTensors(file, { tensors, metadata: { options: JSON.stringify(model.options) } })
}

/** The median of sixty products, in GFLOP/s: as the steps are measured. */
async function productRate(): Promise<number> {
  const n = 1024
  const square = { rows: n, columns: n, data: new Float32Array(n * n).fill(0.5) }
  const took: number[] = []
  for (let i = 0; i < 60; i++) {
    const began = performance.now()
    await matmul(square, square)
    took.push(performance.now() - began)
  }
  return (2 * n ** 3) / took.sort((a, b) => a - b)[30] / 1e6
}
