import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'

/** 1 at each id and 0 elsewhere: ids int32 [...ids] from 0 to classes − 1 → float32 [...ids, classes]. */
export const oneHot: Operation<[ids: Tensor], { classes: number }> = defineOp({
  name: 'one-hot',
  dtype: 'float32',
  shape([ids], { classes }, [type]) {
    if (type !== 'int32') throw misfit('ids of type int32', 'Make the input with input(name, shape, "int32").')
    if (!Number.isInteger(classes) || classes < 1) throw misfit('one class or more', `classes is ${classes}.`)
    return [...ids, classes]
  },
  emit(onnx, [ids], { inputs: [{ shape }], attributes: { classes } }) {
    const each = onnx.node('Reshape', [ids, onnx.ints([...shape, 1])])
    const all = onnx.tensor(
      Int32Array.from({ length: classes }, (_, i) => i),
      [classes],
      'int32',
    )
    return onnx.node('Cast', [onnx.node('Equal', [each, all])], { to: 1 })
  },
  gradient: 'none',
})
