/** What an objective, an optimizer and kernels that were asked for change of a workload and of its software. */
import { auxiliaryModelBytes } from './objective-plan.ts'
import type { PlanTraining } from './plan-training.ts'
import type { Software, Workload } from './physics/training-run.ts'

/** The parts of a workload that plain training lacks. */
export function trainedWith(training: PlanTraining): Pick<Workload, 'optimizerStates' | 'auxiliaryBytes'> {
  const { optimizer } = training
  const states =
    optimizer === null
      ? {}
      : {
          optimizerStates: {
            moments: optimizer.facts.moments.base,
            bytes: optimizer.facts.quantizedMoments.base,
          },
        }
  return { ...states, auxiliaryBytes: (run) => auxiliaryModelBytes(training, run) }
}

const attentionKernels = { eager: 'eager', sdpa: 'sdpa', flash: 'flash2' } as const

/** The software with the head that the objective needs, and the kernels and optimizer that were asked for. */
export function underTraining(software: Software, { objective, kernels, optimizer }: PlanTraining): Software {
  const { attention, fusedLoss, compile } = kernels
  const isVendor = software.tier === 'vendor'
  return {
    ...software,
    attention: attention === null || isVendor ? software.attention : attentionKernels[attention],
    loss: lossOf(software, objective.logits, fusedLoss),
    elementwise: compile === null || isVendor ? software.elementwise : compile ? 'compiled' : 'eager',
    paged: optimizer === null ? software.paged : optimizer.facts.paged,
    optimizerTraffic: software.optimizerTraffic * (optimizer?.facts.stepTraffic.base ?? 1),
    optimizer: optimizer === null || isVendor ? software.optimizer : 'fused',
  }
}

function lossOf(
  { loss, tier }: Software,
  logits: PlanTraining['objective']['logits'],
  fusedLoss: boolean | null,
): Software['loss'] {
  if (logits === 'pooled') return 'fused'
  if (fusedLoss !== null) return fusedLoss ? 'fused' : 'eager'
  return logits === 'whole' && loss === 'fused' && tier !== 'vendor' ? 'lean' : loss
}
