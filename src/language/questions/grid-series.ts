/** "lr {1e-5,2e-5} x rank {8,32,128} x 2 seeds": a grid of settings, each of which is trained. */

const group = /(?:\b[\p{L}_]{1,20}(?:[ -][\p{L}_]{1,12})?\s?[:=]?\s?)?(?:\{([^{}\n]{1,120})\}|\[([^[\]\n]{1,120})\])/giu
const seeds = /[\s,]*(?:\b(?:x|times|with|over|and)\b|[×*])?\s*(?<![\w.])(\d{1,2}) (?:random )?seeds?\b(?: each)?/iu
const heading =
  /\b(?:(?:hparam|hyper-?param(?:eter)?|grid|lr|param(?:eter)?) )?(?:sweep|grid|grid search|ablations?)(?: (?:of|over))?\s*[:,]?/iu
const joiners = /(?:^|\s)(?:x|×|\*)(?=\s|,|$)/giu
const maxLength = 600

export type GridText = { readonly count: number; readonly words: string; readonly rest: string }

/** Null where no grid of at least two settings is told. */
export function gridIn(text: string): GridText | null {
  if (text.length > maxLength) return null
  const groups = [...text.matchAll(group)].filter(([, braces, brackets]) => (braces ?? brackets ?? '').includes(','))
  if (groups.length === 0) return null
  const settings = groups.map(([, braces, brackets]) => (braces ?? brackets ?? '').split(',').length)
  const drawn = seeds.exec(text)
  const count = settings.reduce((product, one) => product * one, 1) * Number(drawn?.[1] ?? 1)
  let rest = text
  for (const [words] of groups) rest = rest.replace(words, ' ')
  if (drawn !== null) rest = rest.replace(drawn[0], ' ')
  rest = rest.replace(heading, ' ').replaceAll(joiners, ' ')
  const parts = drawn === null ? settings : [...settings, Number(drawn[1])]
  return count < 2 ? null : { count, words: `grid of ${parts.join(' × ')}`, rest }
}
