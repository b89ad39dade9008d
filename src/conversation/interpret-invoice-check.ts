/** Whether an invoice is what its own figures come to. */
import { invoiceCheckIn } from '../language/inquiries/invoice-check.ts'
import { invoiceLinesIn } from '../language/inquiries/invoice-lines.ts'
import { invoiceSumSentences } from '../presentation/content/inquiries/invoice-sum-sentences.ts'
import { invoiceCheckSentences } from '../presentation/content/inquiries/invoice-check-sentences.ts'
import { billVarianceIn } from '../language/inquiries/bill-variance.ts'
import type { Spec } from '../scenario/scenario.ts'
import { isOfAllGpus } from '../scenario/stated-figures.ts'
import { type FoundInterpretation, inquiryOf } from './part-readers.ts'

/** "Invoice: 900 H100 hours at 2.40, support 150": the sum of its lines; null where it is none, or a job to train is named. */
export function invoiceSumOf(text: string, specOf: (words: string) => Spec): FoundInterpretation {
  const invoice = invoiceLinesIn(text)
  // What was planned beside what was billed is set against it elsewhere.
  if (invoice === null || billVarianceIn(text) !== null || specOf(text).params !== null) return null
  return inquiryOf({ kind: 'known', id: 'invoice sum', says: invoiceSumSentences(invoice.lines, invoice.sign) })
}

/** Null where no invoice is to be checked, or a job to train is named. */
export function invoiceCheckOf(text: string, specOf: (words: string) => Spec): FoundInterpretation {
  const invoice = invoiceCheckIn(text)
  if (invoice === null) return null
  const { gpuCount, params, tokens, gpus } = specOf(invoice.rest)
  if (params !== null || tokens !== null || (gpuCount === null && gpus === null && !invoice.isOfAll)) return null
  const { rate, hours, data, charged } = invoice
  const count = invoice.isOfAll ? 1 : (gpuCount ?? 1)
  const isOfMachine = isOfAllGpus(rate.usd, rate.isPerGpu, count)
  const says = invoiceCheckSentences({
    charged: charged.amount,
    sign: charged.sign,
    gpuCount: isOfMachine ? 1 : count,
    hours,
    isOfAll: invoice.isOfAll,
    price: rate.usd,
    data,
  })
  return inquiryOf({ kind: 'known', id: 'invoice check', says })
}
