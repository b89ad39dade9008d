/** What a trainer's log says of a run's speed and memory. Everything it does not say is absent. */
export type LogMetrics = {
  /** Who printed it, as people call it. */
  readonly from: string
  readonly tokensPerSecond?: number
  /** null: the trainer does not say whether of one GPU or of all. */
  readonly perGpu: boolean | null
  /** The speed is that of one machine with all of its GPUs. */
  readonly perNode?: true
  /** How whoever told it sets it against the estimate. */
  readonly claims?: 'slower' | 'faster'
  readonly secondsPerStep?: number
  readonly samplesPerSecond?: number
  /** Model flop/s of one GPU. */
  readonly flopsPerGpu?: number
  /** Share of the peak that the flops of the model take. */
  readonly mfu?: number
  /** Sequences of one optimizer step, all GPUs. */
  readonly globalBatch?: number
  /** Tokens of one of them, where they are not packed and their length is known. */
  readonly sequenceTokens?: number
  /** Peak bytes of one GPU, and what counts them. */
  readonly peak?: { readonly bytes: number; readonly metric: 'allocated' | 'reserved' | 'smi' }
}
