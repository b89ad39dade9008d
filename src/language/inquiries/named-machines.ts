/** "My laptop has an rtx 3060 6gb", "gaming pc 4080", "macbook air": the machine that is there by the name that it is on record under. */

const card = String.raw`(?:(?:nvidia|geforce) )*(?:rtx ?)?(30[5678]0|40[56789]0|50[6789]0)( ?ti)?`
const memory = String.raw`(?:,? ?(?:with )?(?:\d{1,2}) ?gb\b(?: (?:of )?(?:vram|gpu))?)?`
const joined = String.raw`(?:(?:'s| has| have| got| with| w\/|,|:|\(| -)*(?: an?| the| its| one| only)? )`
/** Its card is another than the one of that name in a desktop. */
const ofLaptop = new RegExp(
  String.raw`\b(?:(?:my|our|an?|the) )?(?:gaming |old |dell |lenovo |asus |hp |msi |acer )*(?:laptop|notebook)${joined}${card}\b(?: (?:laptop|mobile))?${memory}|\b${card} (?:laptop|mobile)\b${memory}`,
  'iu',
)
/** One card stands in it, and nobody rents it. */
const ofDesktop = new RegExp(
  String.raw`\b(?:(?:my|our|an?|the) )?(?:gaming|home|desktop|personal|custom|old) (?:pc|computer|rig|desktop|machine|tower)${joined}(?=(?:\d ?[x×] ?)?(?:(?:nvidia|geforce) )*(?:rtx|gtx)? ?\d{4}\b)`,
  'iu',
)
const air = /\bmacbook air\b(?! ?\(?m\d)(?<!\bm\d )/iu
const airOfChip = /\bmacbook air\b(?= ?\(?m\d)/iu

/** Unchanged where no such machine is named. */
export function withNamedMachines(text: string): string {
  const desk = text.replace(ofDesktop, 'my own ')
  const mac = desk.replace(airOfChip, 'macbook').replace(air, 'macbook m2')
  return mac.replace(ofLaptop, (...found: readonly unknown[]) => {
    const [first, ti, second, secondTi] = found.slice(1, 5).map((each) => (typeof each === 'string' ? each : ''))
    return `my rtx ${first === '' ? second : first}${(ti === '' ? secondTi : ti) === '' ? '' : ' ti'} laptop`
  })
}
