/** The thread below a plan, as training reads replies in it. */
import type { ReplySubject } from '../../language/replies/reply.ts'
import type { ThreadContext } from '../../language/replies/reply-input.ts'
import type { Scenario } from '../../scenario/scenario.ts'

/** A thread of which nothing is known but its plan. */
const thread: ThreadContext = {
  policyNames: [],
  hasRun: false,
  hasSteps: false,
  hasBegunRun: false,
  isJustReported: false,
  askedTopic: null,
  lastAnswerId: null,
  hasWatch: false,
  claimIn: () => null,
  allocatedIn: () => null,
  generalAnswerIn: () => null,
}

/** What a reply right below the plan is read in. */
export const belowPlan = (scenario: Scenario): ReplySubject => ({
  scenario,
  history: { revisions: [scenario], position: 0 },
  thread,
})
