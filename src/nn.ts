/**
 * `bellwether/nn`: a training compiler of its own, without the engine around it. A layer that bears the name of an
 * operation ends in `Layer` (`layerNorm` takes its weights, `layerNormLayer` makes them); a step of `sequential` that
 * bears the name of a layer begins with `sequential`. `docs/reference/nn.md` is made from this file, its sections are the
 * comments that stand alone.
 */

// Tensors and graphs

export { BellwetherError } from './core/errors.ts'
export { gradients, zeros } from './nn/gradients.ts'
export { constant, input } from './nn/leaves.ts'
export { estimateMemory, type MemoryEstimate } from './nn/memory.ts'
export type { Dtype, Operand, Shape, Tensor, TensorData } from './nn/tensor.ts'
export { graphText } from './nn/text.ts'

// Parameters

export {
  filled,
  glorot,
  type Initialiser,
  normal,
  type Parameter,
  type ParameterOptions,
  Parameters,
  type Scope,
  torchUniform,
} from './nn/parameters.ts'

// Running and exporting

export { type DeviceName, type DeviceState, findDevice } from './nn/device.ts'
export { toOnnx } from './nn/onnx/graph.ts'
export { type LoadedModel, loadOnnx } from './nn/onnx/load.ts'
export { type CompileOptions, compile, type Feeds, type Program } from './nn/program.ts'

// Training

export { type Bucketed, buckets, type Packed, pack, shuffled } from './nn/batches.ts'
export { loadCheckpoint, loadParameters, saveCheckpoint, saveParameters } from './nn/checkpoint.ts'
export { type FitOptions, type FitProgress, type FitResult, fit } from './nn/fit.ts'
export { readTensors, type TensorFile, writeTensors } from './nn/safetensors.ts'
export { type StepReport, Trainer, type TrainerOptions } from './nn/trainer.ts'
export type { BatchTypes, LossFunction } from './nn/training-step.ts'

// Optimisers and schedules

export { type AdamWOptions, adamW } from './nn/optim/adamw.ts'
export type { WeightAverage } from './nn/optim/average.ts'
export type { Optimiser, Slots } from './nn/optim/optimiser.ts'
export { constantRate, type Schedule, warmUp, warmUpCosine, warmUpLinear } from './nn/optim/schedules.ts'
export { type SgdOptions, sgd } from './nn/optim/sgd.ts'

// Layers one after the other

export {
  type Labelled,
  type Sequential,
  type SequentialFitOptions,
  type SequentialOptions,
  sequential,
} from './train/sequential.ts'
export {
  conv2D,
  dense,
  flatten,
  maxPool2D,
  type SequentialLayer,
  sequentialDropout,
} from './train/sequential-layers.ts'

// Reference models

export { causalTransformer } from './models/causal-transformer.ts'
export { cnn } from './models/cnn.ts'
export { gruNetwork } from './models/gru-network.ts'
export { itemBias, itemTable } from './models/item-table.ts'
export { maskedTransformer } from './models/masked-transformer.ts'
export { mlp } from './models/mlp.ts'
export { temporalCnn } from './models/temporal-cnn.ts'

// Layers

export { type Activation, activation } from './nn/layers/activation.ts'
export { batchNormLayer } from './nn/layers/batch-norm.ts'
export { causalConv1dLayer, conv1dLayer } from './nn/layers/conv1d.ts'
export { conv2dLayer } from './nn/layers/conv2d.ts'
export { type AttentionCache, decodeStep } from './nn/layers/decode-step.ts'
export { dropout } from './nn/layers/dropout.ts'
export { embedding, embeddingTable } from './nn/layers/embedding.ts'
export { embeddingBag } from './nn/layers/embedding-bag.ts'
export { feedForward } from './nn/layers/feed-forward.ts'
export { gruLayer } from './nn/layers/gru.ts'
export { layerNormLayer } from './nn/layers/layer-norm.ts'
export { linear } from './nn/layers/linear.ts'
export { lstmLayer } from './nn/layers/lstm.ts'
export { multiHeadAttention } from './nn/layers/multi-head-attention.ts'
export { rmsNormLayer } from './nn/layers/rms-norm.ts'
export { transformerBlock } from './nn/layers/transformer-block.ts'

// Losses

export { bceWithLogits } from './nn/losses/bce-with-logits.ts'
export { contrastive } from './nn/losses/contrastive.ts'
export { discreteHazard, survivalCurve } from './nn/losses/discrete-hazard.ts'
export { gaussian } from './nn/losses/gaussian.ts'
export { inBatchSoftmax } from './nn/losses/in-batch-softmax.ts'
export { meanSquaredError } from './nn/losses/mean-squared-error.ts'
export { negativeBinomial } from './nn/losses/negative-binomial.ts'
export { pinball } from './nn/losses/pinball.ts'
export { sampledSoftmax } from './nn/losses/sampled-softmax.ts'
export { studentT } from './nn/losses/student-t.ts'
export { weightedMean } from './nn/losses/weighted-mean.ts'
export { zeroInflatedLogNormal, zeroInflatedLogNormalMean } from './nn/losses/zero-inflated-log-normal.ts'

// Operations: arithmetic

export { abs } from './nn/ops/abs.ts'
export { add } from './nn/ops/add.ts'
export { clip } from './nn/ops/clip.ts'
export { div } from './nn/ops/div.ts'
export { erf } from './nn/ops/erf.ts'
export { exp } from './nn/ops/exp.ts'
export { floor } from './nn/ops/floor.ts'
export { log } from './nn/ops/log.ts'
export { digamma, logGamma } from './nn/ops/log-gamma.ts'
export { log1p } from './nn/ops/log1p.ts'
export { maximum } from './nn/ops/maximum.ts'
export { minimum } from './nn/ops/minimum.ts'
export { mul } from './nn/ops/mul.ts'
export { neg } from './nn/ops/neg.ts'
export { power } from './nn/ops/power.ts'
export { reciprocal } from './nn/ops/reciprocal.ts'
export { sign } from './nn/ops/sign.ts'
export { cos, sin } from './nn/ops/sin.ts'
export { sqrt } from './nn/ops/sqrt.ts'
export { square } from './nn/ops/square.ts'
export { sub } from './nn/ops/sub.ts'

// Operations: activations

export { elu } from './nn/ops/elu.ts'
export { gelu } from './nn/ops/gelu.ts'
export { leakyRelu } from './nn/ops/leaky-relu.ts'
export { logSigmoid } from './nn/ops/log-sigmoid.ts'
export { relu } from './nn/ops/relu.ts'
export { sigmoid } from './nn/ops/sigmoid.ts'
export { silu } from './nn/ops/silu.ts'
export { softplus } from './nn/ops/softplus.ts'
export { tanh } from './nn/ops/tanh.ts'

// Operations: comparing and choosing

export { cast } from './nn/ops/cast.ts'
export { equal } from './nn/ops/equal.ts'
export { greater } from './nn/ops/greater.ts'
export { greaterOrEqual, less } from './nn/ops/less.ts'
export { logicalAnd } from './nn/ops/logical-and.ts'
export { logicalNot } from './nn/ops/logical-not.ts'
export { logicalOr } from './nn/ops/logical-or.ts'
export { stopGradient } from './nn/ops/stop-gradient.ts'
export { where } from './nn/ops/where.ts'

// Operations: reductions

export { argmax } from './nn/ops/argmax.ts'
export { cumsum } from './nn/ops/cumsum.ts'
export { logSumExp } from './nn/ops/log-sum-exp.ts'
export { max } from './nn/ops/max.ts'
export { mean } from './nn/ops/mean.ts'
export { min } from './nn/ops/min.ts'
export { sum } from './nn/ops/sum.ts'
export { topK } from './nn/ops/top-k.ts'
export { variance } from './nn/ops/variance.ts'

// Operations: shapes

export { concat } from './nn/ops/concat.ts'
export { reshape, rows } from './nn/ops/reshape.ts'
export { pad, slice } from './nn/ops/slice.ts'
export { split } from './nn/ops/split.ts'
export { stack, unstack } from './nn/ops/stack.ts'
export { expand } from './nn/ops/sum.ts'
export { transpose } from './nn/ops/transpose.ts'

// Operations: products

export { affine } from './nn/ops/affine.ts'
export { matmul } from './nn/ops/matmul.ts'

// Operations: rows, ids and segments

export { bag } from './nn/ops/bag.ts'
export { gatherPositions } from './nn/ops/gather-positions.ts'
export { addRows, gatherRows, scatterRows } from './nn/ops/gather-rows.ts'
export { oneHot } from './nn/ops/one-hot.ts'
export { segmentMean, segmentSizes, segmentSum } from './nn/ops/segment-sum.ts'
export { addAlongAxis, takeAlongAxis } from './nn/ops/take-along-axis.ts'

// Operations: attention

export { causalBias, keyPaddingBias, MASKED, segmentBias } from './nn/ops/attention-bias.ts'
export { bucketBias, relativeBias } from './nn/ops/relative-bias.ts'
export { rotary } from './nn/ops/rotary.ts'

// Operations: softmax and cross-entropy

export { crossEntropy } from './nn/ops/cross-entropy.ts'
export { linearCrossEntropy } from './nn/ops/linear-cross-entropy.ts'
export { logSoftmax } from './nn/ops/log-softmax.ts'
export { sampledCrossEntropy } from './nn/ops/sampled-cross-entropy.ts'
export { softmax } from './nn/ops/softmax.ts'

// Operations: norms

export { batchNorm, batchNormInference } from './nn/ops/batch-norm.ts'
export { layerNorm } from './nn/ops/layer-norm.ts'
export { rmsNorm } from './nn/ops/rms-norm.ts'

// Operations: convolutions and pools

export { avgPool } from './nn/ops/avg-pool.ts'
export { causalConv1d } from './nn/ops/causal-conv1d.ts'
export { conv1d, conv2d } from './nn/ops/conv.ts'
export { maxPool } from './nn/ops/max-pool.ts'

// Operations: recurrence

export { gru } from './nn/ops/gru.ts'
export { lstm } from './nn/ops/lstm.ts'

// Operations of your own

export {
  defineManyOp,
  defineOp,
  type ManyOpDefinition,
  misfit,
  type OpDefinition,
  type Operation,
} from './nn/define-op.ts'
export type { Emitter } from './nn/onnx/emitter.ts'
