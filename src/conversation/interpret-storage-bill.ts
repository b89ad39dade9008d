/** A bill of storage that goes on while nothing runs, explained. */
import { storageBillIn } from '../language/inquiries/storage-bill.ts'
import { storageBillSentences } from '../presentation/content/inquiries/storage-bill-sentences.ts'
import { inDollars } from './dollars.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'

const currencies = { $: null, '€': 'EUR', '£': 'GBP' } as const

/** Null where none is told, or a job is. */
export const storageBillOf: SpecReader = (text, specOf, _request, context) => {
  const bill = storageBillIn(text)
  if (bill === null) return null
  const { params, tokens, method } = specOf(text)
  if (params !== null || tokens !== null || method !== null) return null
  const usd = bill.sum === null ? null : inDollars(bill.sum.amount, currencies[bill.sum.sign], context)
  return knownInquiry('storage-bill', storageBillSentences(bill, usd, context.catalog.inquiryFacts.rules.keptDisk))
}
