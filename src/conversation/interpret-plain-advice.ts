/** Questions of the kind that a colleague is asked before there is a job: more GPUs, dearer sellers, quotas, where data may go. */
import { countScalingOf } from './interpret-count-scaling.ts'
import { dearerOf } from './interpret-dearer.ts'
import { acceleratorOf } from './on-gpus-instead.ts'
import { permissionOf } from './interpret-permission.ts'
import { promptOrTuneOf } from './interpret-prompt-or-tune.ts'
import { quotaOf } from './interpret-quota.ts'
import { splitNodesOf } from './interpret-split-nodes.ts'
import type { SpecReader } from './part-readers.ts'

/** Null where none of them is asked. */
export const plainAdviceOf: SpecReader = (text, specOf, request, context) =>
  acceleratorOf(text, specOf, request, context) ??
  permissionOf(text, specOf, request, context) ??
  promptOrTuneOf(text, specOf, request, context) ??
  quotaOf(text, specOf, request, context) ??
  dearerOf(text, specOf, request, context) ??
  splitNodesOf(text, specOf, request, context) ??
  countScalingOf(text, specOf, request, context)
