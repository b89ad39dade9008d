/** Another number of the planned GPUs that is supposed: one that breaks, a third one, half of them, "on 512". */
import type { CircumstanceReader, CountMove, FoundCircumstance, PlanOfWords } from './circumstances.ts'
import { countForm, countOf, ordinalForm, ordinalOf } from './quantities.ts'

const machine = '(?:nodes?|machines?|boxes|box|servers?|hosts?)'
const ofMachines = new RegExp(String.raw`^${machine}$`, 'u')
const ofAnyCard = /^(?:gpus?|cards?)$/u
const away =
  '(?:breaks?|broke|dies?|died|fails?|failed|go(?:es)? (?:down|away|missing)|went (?:down|away)|drops? out|dropped out|falls? out|(?:is|are|were|was|be|gets?) (?:gone|broken|taken|dead|away|out|down|busy|used|needed|reserved|lent|pulled|stolen|to (?:die|fail|break))|gets? (?:taken|pulled|stolen|broken)|burns? out|is used by \\w+|packs up)'
const takes =
  '(?:grabs?|takes?|took|borrows?|needs?|wants|uses?|steals?|keeps?|gets|occupies|blocks?|claims|lose|loses|losing|lost|give up|gave up|without|minus|pull|pulled|remove|removed|lend|lent)'
/** "One card" is a number of them behind these. */
const single = /\b(?:on|only|just|with|to|does|would|could|can|will) (?:only |just |a )?$/u
/** More of them have a reader of their own, which tells what each number brings. */
const factors: Readonly<Record<string, number>> = { half: 0.5, 'a quarter of': 0.25, 'a third of': 1 / 3 }

/** "if one 3090 breaks", "a third L40S", "half the cards", "how many days on 512?", "would four nodes do?" */
export const readCount: CircumstanceReader = (line, plan) => {
  const card = cardForm(plan)
  const set = (match: RegExpExecArray, by: Omit<CountMove, 'of' | 'gpuName'>, words = ''): FoundCircumstance | null => {
    if (!(by.value > 0)) return null
    const name = words.replace(/^(?:rtx|nvidia) /u, '').replace(/s$/u, '')
    const of = ofMachines.test(words) ? 'machines' : 'gpus'
    const gpus = {
      ...by,
      of,
      ...(words === '' || of === 'machines' || ofAnyCard.test(words) ? {} : { gpuName: name }),
    } as const
    // As many as are planned are no other number of them.
    if (by.kind === 'to' && of === 'gpus' && by.value === plan.gpuCount) return null
    return { from: match.index, to: match.index + match[0].length, values: { gpus }, words: '' }
  }
  const fewer = new RegExp(
    String.raw`\b(?<n>${countForm}|an?) (?:of (?:the|our|my|those|these) (?:${countForm} )?)?(?<card>${card}) (?:\w+ ){0,1}?${away}\b(?! (?:every|each|per|a|once|twice|about every)\b)|\b${takes} (?:away )?(?<m>${countForm}|an?)(?: of (?:the|our|my|those|these)(?: \d{1,4})?)? (?<kind>${card})\b|\b(?<k>${countForm}) (?<sort>${card}) (?:less|fewer|short|down)\b|\b(?<f>${countForm}) (?:fewer|less) (?<less>${card})\b`,
    'u',
  ).exec(line)
  if (fewer !== null) {
    const { n, m, k, f, card: first, kind = first, sort = kind, less = sort } = fewer.groups ?? {}
    return set(fewer, { kind: 'fewer', value: countOf(n ?? m ?? k ?? f) ?? 0 }, less)
  }
  const next = new RegExp(String.raw`\b(?:a|one) (?<which>${ordinalForm}) (?<card>${card})\b`, 'u').exec(line)
  if (next !== null)
    return set(next, { kind: 'to', value: ordinalOf(next.groups?.['which'] ?? '') }, next.groups?.['card'])
  const more = new RegExp(
    String.raw`\b(?<n>${countForm}) (?:(?:more|extra|additional|further) (?<card>${card})|(?<other>${card}) (?:more|extra|on top))\b`,
    'u',
  ).exec(line)
  if (more !== null)
    return set(
      more,
      { kind: 'more', value: countOf(more.groups?.['n']) ?? 0 },
      more.groups?.['card'] ?? more.groups?.['other'],
    )
  const only = new RegExp(
    String.raw`\b(?:only|just) (?<n>${countForm}) of (?:the|these|those|them|our|my)(?: (?:${countForm}))?(?: (?<card>${card}))?\b`,
    'u',
  ).exec(line)
  if (only !== null) return set(only, { kind: 'to', value: countOf(only.groups?.['n']) ?? 0 }, only.groups?.['card'])
  const part = new RegExp(
    String.raw`\b(?<part>${Object.keys(factors).join('|')}) (?:of )?(?:the |our |my |as many |as many of the |that many )(?<card>${card})\b`,
    'u',
  ).exec(line)
  if (part !== null)
    return set(part, { kind: 'times', value: factors[part.groups?.['part'] ?? ''] ?? 1 }, part.groups?.['card'])
  const planned = plan.gpuName === null ? '' : `|${plan.gpuName}s?`
  const named = new RegExp(
    String.raw`(?<![$€£\d.,])\b(?<n>${countForm}) (?:of (?:the|these|those|them|our|my) (?:${countForm} ?x? )?)?(?<card>gpus?|cards?|${machine}${planned})\b`,
    'u',
  ).exec(line)
  const isOne = countOf(named?.groups?.['n']) === 1
  if (named !== null && (!isOne || single.test(line.slice(0, named.index))))
    return set(named, { kind: 'to', value: countOf(named.groups?.['n']) ?? 0 }, named.groups?.['card'])
  const bare =
    /\b(?:on|with|at|from|to) (?:only |just )?(?<n>\d{1,4})(?: of them| instead)?(?=\W*$|[?,;:.!](?:\s|$)| (?:instead|then|of them|how|what|would|will)\b)/u.exec(
      line,
    )
  const count = countOf(bare?.groups?.['n'])
  return bare === null || count === null || !isStepOf(count, plan.gpuCount)
    ? null
    : set(bare, { kind: 'to', value: count })
}

/** A bare number is of GPUs where it is half of them, twice as many, and so on; of an open number where it is a power of two. */
function isStepOf(count: number, planned: number | null): boolean {
  const steps = Math.log2(count / (planned ?? 1))
  return count > 1 && Number.isInteger(steps) && (planned === null || Math.abs(steps) <= 3)
}

/** What people call a GPU of the plan; where it is not known, any GPU. */
const cardForm = ({ gpuName }: PlanOfWords): string =>
  `(?:gpus?|cards?|${machine}|(?:rtx |nvidia )?${gpuName ?? '(?!20[0-9]{2})[abhlvt]?\\d{2,4}[a-z]?'}s?)`
