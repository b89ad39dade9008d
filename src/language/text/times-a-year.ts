/** How often something is done that is done each of these, in times a year. */
export const timesAYear: Readonly<Record<string, number>> = {
  daily: 365, nightly: 365, day: 365, night: 365, weekly: 52, week: 52, biweekly: 26, 'bi-weekly': 26, fortnight: 26, fortnightly: 26,
  monday: 52, tuesday: 52, wednesday: 52, thursday: 52, friday: 52, saturday: 52, sunday: 52, weekend: 52,
  // 52 weeks of five days; what holidays take off differs by country.
  weekday: 260, workday: 260, 'work day': 260, 'working day': 260, 'business day': 260,
  monthly: 12, month: 12, quarterly: 4, quarter: 4, yearly: 1, annually: 1, year: 1,
} // prettier-ignore

/** "Every Sunday", "on Mondays". */
export const weekdays: ReadonlySet<string> = new Set(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].flatMap((day) => [day, `${day}s`]),
)

/** Behind "weekly" they make a heading of it: nothing is trained so often. */
export const headingNouns: readonly string[] =
  'standup stand-up sync update updates report reports notes meeting meetings call recap summary check-in scrum digest chats tickets users requests visitors orders calls conversations messages quota quotas limit limits allowance cap'.split(
    ' ',
  )

const agreed = new RegExp(
  String.raw`\b(?:agreed|settled|decided|compromised|switched|changed|moved|went(?: down| back)?|now|but|instead|rather) (?:[a-z]{1,10} ){0,2}?(?:(?:to|on|for) )?(?:do |go |a |it )?(daily|nightly|weekly|biweekly|monthly|quarterly|yearly)\b(?! (?:${headingNouns.join('|')})\b)`,
  'iu',
)

/** "Product wants weekly, Sarah agreed to monthly": how often it is after all; null: nothing of the kind was agreed on. */
export const agreedPeriodIn = (text: string): string | null =>
  agreed.exec(text.slice(0, 4000))?.[1]?.toLowerCase() ?? null

/** "Weekly", and not "weekly sync", nor "daily" as a heading. */
export const periodWord = new RegExp(
  String.raw`\b(bi-?weekly|fortnightly|daily|nightly|weekly|monthly|quarterly)\b(?! ?\d[\d,.]{2})(?! ?(?:${headingNouns.join('|')})\b)(?!(?<=^\W{0,3}\w{5,9})[^\p{L}\p{N}\n]{0,6}\n)`,
  'iu',
)
