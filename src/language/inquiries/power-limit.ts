/** "One 30A 208V circuit", "racks at 17 kW": the power that there is for machines, and the text without it. */

export type PowerLimit = {
  /** Of one circuit or rack, before what may be drawn for hours. */
  readonly watts: number
  /** Circuits or racks. */
  readonly count: number
  /** A breaker, of which not all may be drawn for hours; a rack's kilowatts are what it has. */
  readonly isBreaker: boolean
  readonly words: string
  /** What is asked beside it, without the sentences about power. */
  readonly rest: string
}

const number = String.raw`(\d{1,4}(?:\.\d{1,2})?)`
const volts = String.raw`(\d{3}) ?v(?:olts?|ac)?\b`
const amps = String.raw`${number} ?(?:a|amps?|amperes?)\b`
const phases = String.raw`(?:[ ,/-]{0,3}(3[- ]?ph(?:ase)?|three[- ]phase))?`
const breaker = new RegExp(
  String.raw`(?<![\w.])(?:${amps}[ ,/@-]{0,3}(?:at )?${volts}${phases}|${volts}[ ,/@-]{0,3}${amps}${phases})`,
  'iu',
)
const rack = new RegExp(String.raw`(?<![\w.$])${number} ?kw\b(?! ?-?h)`, 'iu')
const ofPower = /\b(?:racks?|circuits?|breakers?|feeds?|outlets?|sockets?|pdus?|cabinets?|wall|power)\b/iu
const counted =
  /\b(one|two|three|four|six|eight|a|single|\d{1,3})(?: [\w.]{1,12}){0,4}? ?(?:racks?|circuits?|breakers?|feeds?|outlets?|cabinets?)\b/iu
const numbers: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  single: 1,
  two: 2,
  three: 3,
  four: 4,
  six: 6,
  eight: 8,
}
const asksHowMany =
  /\b(?:how many|what)\b[^,.?;]{0,60}\b(?:fit|fits|plug|plugged|run|power|connect|hang|put|install|host|hold|rack)\b[^,.?;]{0,40}/iu
const maxLength = 400

/** Null where no power of a circuit or a rack is told. */
export function powerLimitIn(text: string): PowerLimit | null {
  if (text.length > maxLength || !ofPower.test(text)) return null
  const found = breaker.exec(text)
  const kilowatts = found === null ? rack.exec(text) : null
  const words = (found ?? kilowatts)?.[0]
  if (words === undefined) return null
  const [, ampsBefore, voltsBehind, three, voltsBefore, ampsBehind, threeBehind] = found ?? []
  const phase = three === undefined && threeBehind === undefined ? 1 : Math.sqrt(3)
  const watts =
    found === null
      ? Number(kilowatts?.[1]) * 1000
      : Number(ampsBefore ?? ampsBehind) * Number(voltsBehind ?? voltsBefore) * phase
  if (!(watts > 0)) return null
  const [, count = '1'] = counted.exec(text.replace(words, ' ')) ?? []
  return {
    watts,
    count: numbers[count.toLowerCase()] ?? Number(count),
    isBreaker: found !== null,
    words,
    rest: text
      .split(/(?<=[.?!;,])\s+/u)
      .filter((clause) => !clause.includes(words))
      .map((clause) => clause.replace(asksHowMany, ' '))
      .join(' ')
      .replaceAll(/\s+/gu, ' ')
      .replace(/^[\s,;]*(?:and )?/iu, '')
      .trim(),
  }
}

const supply =
  /(?<![\w.,])(\d{3,4}|\d,\d{3}|\d\.\d) ?(k?w)(?:atts?)? (?:\w{4,12} )?(?:psus?|power suppl(?:y|ies)|supply)\b|\b(?:psu|power supply) (?:of|is|has|with|:)? ?(\d{3,4}|\d,\d{3}) ?w(?:atts?)?\b/iu

/** "A 1200 W PSU": what the supply of one machine gives; null: none is told. */
export function powerSupplyIn(text: string): { readonly watts: number; readonly words: string } | null {
  const found = text.length > maxLength ? null : supply.exec(text)
  if (found === null) return null
  const [words, before, unit = 'w', behind] = found
  const watts = Number((before ?? behind ?? '').replace(',', '')) * (unit.toLowerCase() === 'kw' ? 1000 : 1)
  return watts > 0 ? { watts, words } : null
}
