/** Sources of a receipt line: ids become titles that a reader can follow. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { ReceiptSource } from './receipt-line.ts'

type FactStanding = ReceiptSource['standing']

/** A source by its id; `date` is the day for which the fact holds. Throws for an id that nobody listed. */
export function sourceOf(
  { sources }: Pick<Catalog, 'sources'>,
  id: string,
  date?: string,
  standing?: FactStanding,
): ReceiptSource {
  const source = sources.get(id)
  if (source === undefined) throw new Error(`source ${id} is not listed`)
  return {
    id,
    title: source.title,
    where: source.where,
    date: date ?? source.published ?? source.read ?? 'undated',
    ...(standing === undefined ? {} : { standing }),
  }
}

type SourcedFact = { readonly source: string; readonly asOf: string; readonly standing?: FactStanding }

/** Where a fact of the catalog stands. */
export const sourceOfFact = (
  catalog: Pick<Catalog, 'sources'>,
  { source, asOf, standing }: SourcedFact,
): ReceiptSource => sourceOf(catalog, source, asOf, standing)

/** Each source once, in the order of first mention. */
export function uniqueSources(sources: readonly ReceiptSource[]): readonly ReceiptSource[] {
  return [...new Map(sources.map((source) => [`${source.id}|${source.date}`, source])).values()]
}

/** Each title once, with its newest date. */
export function newestPerTitle(sources: readonly ReceiptSource[]): readonly ReceiptSource[] {
  const newest = new Map<string, ReceiptSource>()
  for (const source of sources) {
    const current = newest.get(source.id)
    if (current === undefined || current.date < source.date) newest.set(source.id, source)
  }
  return [...newest.values()]
}
