/** "My dictated letters (approx 6,000)", "meeting minutes (2,000 or so)": a number in brackets counts what stands before it. */

const about = String.raw`(?:approx(?:\.|imately)?|about|around|roughly|some|circa|ca\.?|c\.|maybe|nearly|almost|over|more than|~|≈)`
const bracketed = new RegExp(
  String.raw`\b(?<lead>(?:(?:on|of|from|with|using|have|got) )?(?:my|our|the|their|these|those)|on|of|from|with|using|have|got)(?<own> own| in-house| internal)? (?<noun>(?:[a-z][a-z-]{1,14} ){0,3}?[a-z][a-z-]{1,15}s|correspondence|data) \((?<about>${about} ?)?(?<number>\d{1,3}(?:[,.]\d{3})+|\d{2,7}|\d{1,4}(?:\.\d)? ?[km])(?<vague> or so|ish|\+| in all| in total| of them| pieces| pcs)?\)`,
  'giu',
)
/** What is counted otherwise, or is no data. */
const isNoData =
  /\b(?:tokens?|epochs?|gpus?|cards?|hours?|days|weeks?|months?|years?|dollars|euros?|nodes?|machines|servers|parameters?|params|users?|people|colleagues|employees|steps|layers|providers|models|minutes of)$/iu
const isYear = /^(?:19|20)\d\d$/u
/** Minutes that are taken of a meeting are no time. */
const minutesOfMeeting =
  /\b(?<=(?:meeting|board|council|session|committee|our|the|my) )minutes(?! (?:of (?:audio|video|sound|speech)|ago|per|later|long|each))/giu
const maxLength = 1000

/** Unchanged where no count stands so. */
export const withCountsBeforeNouns = (text: string): string =>
  text.length > maxLength || !text.includes('(')
    ? text
    : [...text.matchAll(bracketed)].reduce((left, match) => {
        const { lead = '', own = '', noun = '', number = '', about: near, vague } = match.groups ?? {}
        if (isNoData.test(noun) || (isYear.test(number) && near === undefined && vague === undefined)) return left
        const called = noun.replaceAll(minutesOfMeeting, 'notes')
        return left.replace(match[0], `${lead}${/(?:my|our|their)$/iu.test(lead) ? '' : own} ${number} ${called}`)
      }, text)
