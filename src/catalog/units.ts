/** Numbers that units and number formats fix. */

/** Bytes of a GiB and of a GB. */
export const GIB = 2 ** 30
export const GB = 1e9

/** Bytes of a value in bf16 or fp16, and in fp32. */
export const BF16 = 2
export const FP32 = 4

/** Flops of a multiply and an add. */
export const MAC = 2

/** Flops for a parameter and token of a training step: a multiply and an add in the forward pass, and two more in the backward pass. */

export const trainingFlops = 3 * MAC
