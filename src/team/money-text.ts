/** An amount of money as it is typed into a field of a form: "500", "$1,500", "1.5k", "2M". US dollars. */
import type { FieldParse } from './field-parse.ts'

const amountPattern = /^(?:\$|usd)? *(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)? *(k|m)? *(?:\$|usd|dollars?)?$/i
const scales: Readonly<Record<string, number>> = { k: 1e3, m: 1e6 }
const maxUsd = 1e9

/** '' is none. */
export function readMoney(text: string): FieldParse<number | null> {
  const typed = text.trim()
  if (typed === '') return { value: null }
  const [isMatch, whole = '', part = '', scale = ''] = amountPattern.exec(typed) ?? []
  if (isMatch === undefined || `${whole}${part}` === '')
    return { error: `“${typed.slice(0, 30)}” is not an amount. Write it like 500, 1,500 or 1.5k.` }
  const usd = Number(`${whole.replaceAll(',', '')}${part}`) * (scales[scale.toLowerCase()] ?? 1)
  if (!(usd >= 0.01 && usd <= maxUsd)) return { error: 'Give an amount from $0.01 to $1B.' }
  return { value: usd }
}

/** The amount as one would type it: "1,500". */
export const moneyText = (usd: number): string => {
  const [whole = '', part] = String(usd).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${part === undefined ? '' : `.${part}`}`
}
