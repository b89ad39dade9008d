/** What of a message speaks for a job that is to be estimated, and what for one that was, is others', or is none. */
import type { IntentPhrases } from '../catalog/intent-phrases.ts'
import { type Clause, clauseAt } from './grammar/clause.ts'
import type { Slot } from './grammar/slots.ts'
import type { RecognizedText } from './recognizers/recognized-text.ts'
import { jobKinds, kindOf } from './value-standing.ts'

/** What is done and over: "we finetuned", "last week", "went well". */
export const completedWords =
  /\b(?:(?:was|were|got|been|have|has|had|already|just) (?:(?!to\b|be\b)\w+ ){0,2}(?:fine[- ]?tuned|finetuned|trained|finished|done|completed|deployed|released|shipped)|(?<!\bbe )(?:fine[- ]?tuned|finetuned|trained|ran|finished|completed|spent|deployed|shipped|released|launched|announced|published|wrapped|evaluated) (?!on\b|with\b|for\b)|(?:we|i|they|he|she|team|someone) (?:fine[- ]?tuned|finetuned|trained|ran|finished|used)|last (?:week|month|night|time|year|quarter)|yesterday|(?:went|worked|works) (?:well|great|fine|badly|best|better|ok)|turned out|took (?:us|me|about|\d))\b/
/** "trained on 14.8T tokens", in a sentence that is no question. */
export const pastTraining = /\b(?:fine[- ]?tuned|finetuned|trained) (?:on|with|for)\b[^?]*$/
/** What somebody is asked to do that is no estimate. */
export const favourRequest =
  /\b(?:can|could|would|will) (?:you|anyone|anybody|someone|somebody) (?:please |pls )?(?:share|send|post|explain|review|restart|stop|kill|look|debug|merge|approve|upload|download|delete|move|fix|help with)\b/
/** How a run is doing: "any update on the 70b?", "at step 4000". */
export const progressRequest =
  /\b(?:eta|updates?|status|progress|news)\b[^.?!]{0,20}\b(?:on|of|for|about) (?:the|our|that|this|my)\b|\bat (?:step|epoch|iteration) \d/
/** The job itself as an order or a heading: "fine-tune llama 3.1 8b on 100M tokens". */
export const imperative =
  /(?:^|[.!?:;\n] *|\b(?:job|task|run|request|experiment|project)\s*:? *)(?:please |pls )?(?:q?lora |full )?(?:fine[- ]?tun(?:e|ing)|finetun(?:e|ing)|train(?:ing)?|sft|retrain|q?lora|run)\b/
/** What is told is to be done here. */
export const isOurs = /\b(?:we|we'll|we'd|we're|our|ours|us|my|let's|please|pls|todo)\b/u

const wordEvidence: readonly (readonly [string, RegExp])[] = [
  ['completed', completedWords],
  ['past training', pastTraining],
  ['favour', favourRequest],
  ['progress', progressRequest],
  ['imperative', imperative],
  ['ours', isOurs],
  ['question', /\?/u],
  ['was', /\b(?:was|were|had|did|took|got|scored|reached|saw|used)\b/u],
  [
    'modal',
    /\b(?:will|would|should|could|shall|must|going to|gonna|want\w*|need\w*|has to|have to|i'd|we'd|i'll|we'll)\b/u,
  ],
  [
    'next',
    /\b(?:next|tomorrow|tonight|soon|upcoming|new|v[2-9]|start\w*|before|until|by (?:mon|tue|wed|thu|fri|sat|sun|the))\b/u,
  ],
  [
    'result',
    /\b(?:loss|score\w*|accuracy|eval\w*|benchmark\w*|mmlu|p95|latency|checkpoint|crash\w*|failed|finished|adapter is|is live|in production)\b/u,
  ],
  ['use', /\b(?:answer(?:s|ed)|serves?|served|handles?|hosts?|paste\w*|requests?|users?|customers?)\b/u],
  [
    'others',
    /\b(?:they|their|he|his|she|her|meta|openai|google|anthropic|deepseek|mistral's|competitor\w*|vendor\w*|somebody|someone)\b/u,
  ],
  ['money past', /\b(?:invoice|billed|charged|paid|cost us|refund\w*|spent)\b/u],
  ['colon', /:\s/u],
]

const saidKinds: readonly string[] = [...jobKinds, 'steps', 'count', 'pricing', 'providers', 'objective']

/** The evidence by name, 0 to 1 each. */
export function messageEvidence(
  { normalized, tokens }: RecognizedText,
  slots: readonly Slot[],
  clauses: readonly Clause[],
  { message }: IntentPhrases,
): ReadonlyMap<string, number> {
  const text = normalized.text.slice(0, 4000).toLowerCase()
  const evidence = new Map<string, number>()
  const note = (name: string, is: boolean): void => {
    if (is) evidence.set(name, 1)
  }
  const clauseOf = (slot: Slot): Clause | undefined => clauseAt(clauses, slot.from)
  const isOn = (slot: Slot): boolean => clauseOf(slot)?.isOffPlan !== true
  const kinds = new Set(slots.map(kindOf))
  const kindsOn = new Set(slots.filter(isOn).map(kindOf))
  const isDataKind = (kind: string): boolean => ['data', 'examples', 'steps'].includes(kind)
  const hasDataOn = [...kindsOn].some(isDataKind)
  for (const kind of saidKinds) note(`has ${kind}`, kinds.has(kind))
  note(
    'model named',
    slots.some(({ role }) => role === 'model'),
  )
  note('has size', kinds.has('size'))
  note('has model and data', kinds.has('size') && [...kinds].some(isDataKind))
  note('size on plan', kindsOn.has('size'))
  note('data on plan', hasDataOn)
  note('job on plan', kindsOn.has('size') && hasDataOn)
  note('method on plan', kindsOn.has('method') || kindsOn.has('task') || kindsOn.has('epochs'))
  note(
    'decided',
    slots.some((slot) => (clauseOf(slot)?.weight ?? 0) > 0 && ['size', 'data', 'examples'].includes(kindOf(slot))),
  )
  note(
    'against',
    slots.some((slot) => (clauseOf(slot)?.weight ?? 0) < 0 && ['size', 'data', 'examples'].includes(kindOf(slot))),
  )
  note('examples with length', kinds.has('examples') && kinds.has('length'))
  const offPlan = clauses.reduce((sum, { from, to, isOffPlan }) => sum + (isOffPlan ? to - from : 0), 0)
  evidence.set('share off plan', offPlan / Math.max(1, tokens.length))
  evidence.set('kinds', Math.min(1, [...kindsOn].filter((kind) => saidKinds.includes(kind)).length / 6))
  for (const [name, pattern] of wordEvidence) note(name, pattern.test(text))
  for (const name of [
    'training',
    'estimate',
    'intention',
    'asking',
    'published',
    'calledOff',
    'judged',
    'serving',
  ] as const)
    note(`says ${name}`, message[name].test(text))
  const has = (name: string): boolean => evidence.has(name)
  note('served, not trained', has('says serving') && !has('says training'))
  note('over, and no wish', has('completed') && !has('says intention') && !has('says estimate'))
  note('published, not ours', has('says published') && !has('ours'))
  note('trained on plan', has('says training') && has('job on plan'))
  note('asked for', has('says estimate') && has('question'))
  note('short', tokens.length < 16)
  note('long', tokens.length > 40)
  return evidence
}
