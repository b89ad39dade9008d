/** Questions about what the app keeps for a team beside its money: watches, approvals, how far off its estimates were. */

const keptQuestions = ['watches', 'approvals', 'estimate-errors'] as const
export type KeptQuestion = (typeof keptQuestions)[number]

/** `needs`: one of them tells the question; every other word must be among `around`. */
type KeptWords = { readonly needs: readonly RegExp[]; readonly around: ReadonlySet<string> }

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const questions: Readonly<Record<KeptQuestion, KeptWords>> = {
  watches: {
    needs: [
      /^(?:what|which|list|show|any|are there|do (?:we|i|you) have|is anything)\b/,
      /\b(?:watch(?:es|ed|ing)?|alerts?)\b/,
    ],
    around: words(
      'what which list show any anything are is there do did we i you have has all open active running set on here in this thread channel ' +
        'watch watches watched watching alert alerts being currently now still for us me my our the of price prices kept am exist please',
    ),
  },
  approvals: {
    needs: [
      /^(?:who|what|which|list|show|any|are there|is anything|how many)\b/,
      /\b(?:approv(?:ed|es|al|als)|declined|rejected|signed off|pending|waiting)\b/,
    ],
    around: words(
      'who what which list show any anything are is there was were did has have been approved approves approval approvals declined ' +
        'rejected signed off pending waiting waits wait for an our the plan plans run runs requests request this last month week here in ' +
        'so far we still open all me us channel of how many an on and or recently please',
    ),
  },
  'estimate-errors': {
    needs: [
      /\b(?:our|your|the|these|those)\s(?:\w+\s){0,2}estimates?\b/,
      /\b(?:off|accurate|right|wrong|close|good|error|errors|reliable|true)\b/,
      /\b(?:our|were|was|have|been|here|channel|team|so far)\b/,
    ],
    around: words(
      'how far off are were was is have has been our your the these those estimates estimate past last previous cost price gpucost accurate ' +
        'right wrong close good error errors of in this channel team here so on average usually reliable true to by person stack for us ' +
        'actual actually compared with what we spent spend bills reality',
    ),
  },
}

/** Null: it asks something else. Every word of it must be of the question. */
export function keptQuestionIn(text: string): KeptQuestion | null {
  if (text.length > 100) return null
  const asked = text
    .toLowerCase()
    .replaceAll(/[?!.,]+(?= |$)/g, '')
    .trim()
  const all = asked.split(/\s+/)
  const found = keptQuestions.find((id) => {
    const { needs, around } = questions[id]
    return needs.every((pattern) => pattern.test(asked)) && all.every((word) => around.has(word))
  })
  return found ?? null
}
