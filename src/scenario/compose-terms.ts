/** Words that set a field by themselves, providers, dates, and what is cleared: "qlora", "no packing", "any provider". */
import { composeElsewhere } from './compose-elsewhere.ts'
import type { Context } from './context.ts'
import { type Mark, type Measure, type Switch, type Term, isKind } from './sense.ts'
import type { Field } from './spec.ts'

export function composeTerms(context: Context): void {
  for (const [index, mark] of context.marks.entries()) {
    if (context.used.has(index)) continue
    if (isKind(mark, 'model')) {
      if (context.polarity(index) === 'meant')
        context.claim({ role: 'model', reading: mark.sense.reading, ...span(mark) }, index)
      else context.used.add(index)
    } else if (isKind(mark, 'term')) composeTerm(context, index, mark)
    else if (isKind(mark, 'switch')) composeSwitch(context, index, mark)
    else if (isKind(mark, 'provider')) composeProvider(context, index, mark)
    else if (isKind(mark, 'when')) composeWhen(context, index, mark)
    else if (isKind(mark, 'field', 'measure', 'limit')) composeCleared(context, index)
    else if (isKind(mark, 'moot') && mark.sense.note !== null)
      context.claim({ role: 'note', note: mark.sense.note, ...span(mark) }, index)
    else if (isKind(mark, 'elsewhere')) composeElsewhere(context, index, mark)
  }
}

const span = ({ from, to }: Mark): { from: number; to: number } => ({ from, to })

/** Ranks that people name without the word: "LoRA-16", "lora64". */
const bareRanks = new Set([4, 8, 16, 32, 64, 128, 256])

/** "LoRA-16" */
function composeBareRank(context: Context, index: number): void {
  const at = context.past(index, 1, 'sign')
  const mark = context.marks[at]
  if (!isKind(mark, 'amount') || mark.sense.measure !== null || mark.sense.magnitude !== '' || context.used.has(at))
    return
  if (!bareRanks.has(mark.sense.value) || isKind(context.marks[at + 1], 'times', 'elsewhere', 'unknown')) return
  context.claim({ role: 'quantity', measure: 'rank', amount: { ...mark.sense, measure: 'rank' }, ...span(mark) }, at)
}

function composeTerm(context: Context, index: number, mark: Mark<Term>): void {
  const { kind: _, weak, ...term } = mark.sense
  if (weak === true && !isLicensed(context, index, term.field)) return
  const after = context.past(index, 1, 'is')
  const isFalse = context.kindAt(after) === 'untruth' && after > index + 1
  if (after > index + 1 && context.kindAt(after) === 'truth') context.used.add(after)
  const polarity = context.polarity(index)
  if (polarity === 'meant' && !isFalse) {
    const other = context.marks[context.past(index, -1, 'article')]
    const isAlternative = isKind(other, 'or')
      ? { isAlternative: true as const }
      : isKind(other, 'and', 'plus')
        ? { isJoined: true as const }
        : {}
    context.claim({ role: 'term', ...term, ...isAlternative, ...span(mark) }, index)
    if (term.field === 'method' && term.value !== 'full') composeBareRank(context, index)
    return
  }
  context.used.add(index)
  if (isFalse) {
    context.used.add(after)
    return
  }
  if (polarity === 'dropped' || hasOther(context, index, term.field)) return
  const opposite = oppositeOf(term)
  if (opposite !== null) context.claim({ role: 'term', ...opposite, ...span(mark) })
  else if (context.mode === 'command') {
    context.claim({
      role: 'wrong',
      kind: 'unknown',
      sentence: 'Say what is wanted instead: what is not wanted leaves several choices.',
      ...span(mark),
    })
  }
}

type Plain = Omit<Term, 'kind' | 'weak'>

/** What "no spot", "not lora" and "no offload" leave. */
function oppositeOf({ field, value }: Plain): Plain | null {
  if (field === 'pricing') return { field: 'pricing', value: value === 'on_demand' ? 'spot' : 'on_demand' }
  if (field === 'method' && value === 'lora') return { field: 'method', value: 'full' }
  if (field === 'method' && value === 'full') return { field: 'method', value: 'lora' }
  if (field === 'tier' && (value === 'secure' || value === 'community'))
    return { field: 'tier', value: value === 'secure' ? 'community' : 'secure' }
  if (field === 'packed') return { field: 'packed', value: value !== true }
  return null
}

/** "not 4-bit, 8-bit": the other word says what is meant. */
function hasOther(context: Context, index: number, field: Field): boolean {
  return context.marks.some(
    (mark, at) =>
      at !== index && isKind(mark, 'term') && mark.sense.field === field && context.polarity(at) === 'meant',
  )
}

/** Everyday words count in prose, and some in a thread, only where their neighbours make them ours. */
function isLicensed(context: Context, index: number, field: Field): boolean {
  if (context.mode === 'command') return true
  const before = context.kindAt(context.past(index, -1, 'article', 'glue'))
  if (field === 'method' && isOfModel(context, index)) return true
  if (field === 'stack' || field === 'tier') return context.kindAt(index - 1) === 'place' || before === 'field'
  return context.mode === 'thread' && field !== 'objective'
}

/** "llama 3.1 8b, full", "13b (full)": a model stands before it, and the phrase ends or goes on with a number behind it. */
function isOfModel(context: Context, index: number): boolean {
  const before = context.marks[context.past(index, -1, 'sign', 'comma', 'article')]
  const isModel =
    isKind(before, 'model') ||
    (isKind(before, 'amount') && (before.sense.measure === 'params' || before.sense.magnitude === 'b'))
  const after = context.kindAt(index + 1)
  return isModel && (after === undefined || ['comma', 'stop', 'sign', 'question', 'amount', 'place'].includes(after))
}

function composeSwitch(context: Context, index: number, mark: Mark<Switch>): void {
  const { field, on, off } = mark.sense
  const next = context.past(index, 1, 'is')
  // Of "a=true b=true" the one behind its own sign.
  const around = next > index + 1 ? [next, index - 1] : [index - 1, next]
  const turned = around.find((at) => isKind(context.marks[at], 'truth', 'untruth') && !context.used.has(at))
  const isOff = (turned !== undefined && context.kindAt(turned) === 'untruth') || context.polarity(index) !== 'meant'
  const value = isOff ? off : on
  // "no packing" is named with its no.
  const no = context.marks[index - 1]
  const from = isKind(no, 'not') ? no.from : mark.from
  context.claim({ role: 'term', field, value, from, to: mark.to }, index, ...(turned === undefined ? [] : [turned]))
}

function composeProvider(context: Context, index: number, mark: Mark): void {
  if (!isKind(mark, 'provider')) return
  const isPlaced = ['place', 'or', 'and', 'field', 'not', 'is', 'only'].includes(context.kindAt(index - 1) ?? '')
  if (
    mark.sense.weak === true &&
    !isPlaced &&
    (context.mode === 'message' || (context.mode === 'thread' && !isLast(context, index)))
  )
    return
  const polarity = context.polarity(index)
  context.used.add(index)
  if (polarity === 'dropped') return
  const before = context.kindAt(context.past(index, -1, 'article', 'place'))
  const isAlternative = ['or', 'and', 'comma', 'plus'].includes(before ?? '') ? ({ isAlternative: true } as const) : {}
  context.claim({
    role: 'providers',
    ids: mark.sense.ids,
    excluded: polarity === 'excluded',
    ...isAlternative,
    ...span(mark),
  })
}

/** "lambda?", "how about vast instead" */
function isLast(context: Context, index: number): boolean {
  const after = context.marks.slice(index + 1)
  return after.every(
    (mark, at) =>
      isKind(mark, 'question', 'stop', 'or', 'and', 'comma', 'provider', 'ask', 'not') ||
      ['instead', 'please', 'then'].includes(context.textAt(index + 1 + at)),
  )
}

/** A day is a deadline after "by"; in a command also by itself. */
function composeWhen(context: Context, index: number, mark: Mark): void {
  if (!isKind(mark, 'when')) return
  const before = context.past(index, -1, 'article', 'is')
  const opener = context.marks[before]
  const isLimit = isKind(opener, 'limit') && opener.sense.bound === 'most'
  const isBy = isKind(opener, 'by') || isDeadline(opener) || isLimit
  const isRun = context.marks.some((_, at) => at < index && runWords.has(context.textAt(at)))
  if (!isBy && mark.sense.weak === true && context.mode !== 'command' && !isRun) return
  const { hours, note } = mark.sense
  const from = isBy ? (context.marks[before]?.from ?? mark.from) : mark.from
  if (hours <= 0) {
    context.claim({ role: 'wrong', kind: 'bad-value', sentence: 'This day has passed.', from, to: mark.to }, index)
    return
  }
  context.claim({ role: 'deadline', hours, note, from, to: mark.to }, index)
}

/** "run it overnight", "finish this weekend" */
const runWords = new Set(['run', 'finish', 'finished', 'done', 'ready', 'complete', 'train', 'need', 'needs'])

const isDeadline = (mark: Mark | undefined): boolean => isKind(mark, 'measure') && mark.sense.measure === 'deadline'

/** Fields that a measure's name stands for: "no budget", "any batch size". */
const fieldsOf: Readonly<Partial<Record<Measure, readonly Field[]>>> = {
  gpus: ['gpus', 'gpuCount', 'nodes', 'excludedGpus'],
  nodes: ['nodes'],
  budget: ['budgetUsd'],
  money: ['budgetUsd'],
  deadline: ['deadlineHours'],
  preemption: ['hoursBetweenPreemptions'],
  sequence: ['sequenceLength'],
  batch: ['batch'],
  rank: ['loraRank'],
}

function composeCleared(context: Context, index: number): void {
  const mark = context.marks[index]
  const before = context.past(index, -1, 'article', 'glue')
  const opener = context.kindAt(before)
  const untruth = context.past(index, 1, 'is')
  const isNone =
    isKind(context.marks[untruth], 'untruth') || (untruth > index + 1 && isKind(context.marks[untruth], 'any'))
  if (mark === undefined || (opener !== 'not' && opener !== 'any' && !isNone)) return
  if (isKind(mark, 'limit')) {
    const isAlone =
      opener === 'not' && mark.sense.bound === 'most' && !isKind(context.marks[index + 1], 'amount', 'when')
    if (isAlone) context.claim({ role: 'clear', fields: ['budgetUsd', 'deadlineHours'], ...span(mark) }, index)
    return
  }
  const fields = isKind(mark, 'field')
    ? mark.sense.fields
    : isKind(mark, 'measure')
      ? (fieldsOf[mark.sense.measure] ?? [])
      : []
  // "any AWS GPU", "no AMD GPUs": the class before it was meant.
  const isOfClass = !isNone && isKind(context.marks[index - 1], 'gpu', 'vendor', 'provider', 'amount')
  if (fields.length === 0 || isOfClass) return
  if (isNone && context.textAt(index).startsWith('quanti')) {
    context.claim({ role: 'term', field: 'weights', value: 'bf16', ...span(mark) }, index, untruth)
    return
  }
  // "any number of GPUs" leaves the GPU as it is.
  context.claim(
    {
      role: 'clear',
      fields,
      from: context.marks[Math.max(0, Math.min(before, index))]?.from ?? mark.from,
      to: mark.to,
    },
    index,
  )
  if (isNone) context.used.add(untruth)
}
