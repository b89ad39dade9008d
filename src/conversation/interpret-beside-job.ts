/** What comes after or beside a training and is told with it: serving, logits that are kept, times that others name, a bill in three figures. */
import type { EngineContext } from './engine-context.ts'
import { adaptersServedOf } from './interpret-adapters-served.ts'
import { askedCommitmentOf } from './interpret-asked-commitment.ts'
import { earlierRunOf } from './interpret-earlier-run.ts'
import { disputedTimesOf } from './interpret-disputed-times.ts'
import { withUnused } from '../language/resolution/unused-words.ts'
import { othersMachineIn } from '../language/inquiries/others-machine.ts'
import { permissionBesideJob } from './interpret-permission.ts'
import { servedOf } from './interpret-served.ts'
import { soleTenancyOf } from './interpret-sole-tenancy.ts'
import { storedLogitsOf } from './interpret-stored-logits.ts'
import { threeFiguresOf } from './interpret-three-figures.ts'
import { walltimeOf } from './interpret-walltime.ts'
import { whyNotOf } from './interpret-why-not.ts'
import type { FoundInterpretation, ReadPart, ReadRest } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where nothing of the kind is asked. */
export const besideJobOf = (
  text: string,
  readRest: ReadRest,
  readPart: ReadPart,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation =>
  permissionBesideJob(text, readRest, request, context) ??
  othersMachineOf(text, readRest) ??
  earlierRunOf(text, readRest, readPart, request, context) ??
  soleTenancyOf(text, readRest, request, context) ??
  askedCommitmentOf(text, readRest, readPart, request, context) ??
  walltimeOf(text, readRest, request, context) ??
  whyNotOf(text, readRest, readPart, request, context) ??
  disputedTimesOf(text, readRest, request, context) ??
  threeFiguresOf(text, readRest, request, context) ??
  adaptersServedOf(text, readRest, readPart, request, context) ??
  servedOf(text, readRest, request, context) ??
  storedLogitsOf(text, readRest, readPart, context)

/** The machine of a run that somebody else did is none of this job. */
function othersMachineOf(text: string, readRest: ReadRest): FoundInterpretation {
  const told = othersMachineIn(text)
  const read = told === null ? null : readRest(told.rest)
  return told === null || read?.kind !== 'start' ? null : { ...read, scenario: withUnused(read.scenario, [told.words]) }
}
