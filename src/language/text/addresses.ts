/** Addresses of pages and files in a text. None is opened: what is behind it can be pasted, said or attached. */

/** An address; "acme.io/run.yml" is one without its scheme. */
const addresses =
  /(?:https?|s3|gs|ftp|git):\/\/[^\s<>|]{1,500}|\bwww\.[^\s<>|]{1,300}|(?<![\w.@/-])(?:[a-z0-9-]{1,40}\.){1,4}(?:com|org|net|io|ai|dev|co|app|cloud|eu|de|fr|uk)\/[^\s<>|]{1,300}/giu
/** A repository of the hub names a model. */
const ofModel =
  /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/(?!datasets\/|spaces\/|\S{1,200}\.(?:ya?ml|toml|json|jsonl|csv))/iu

export type AddressKind = {
  readonly file: RegExp
  readonly words: RegExp
  readonly instead: string
  readonly examples: readonly string[]
}

const kinds: readonly AddressKind[] = [
  {
    file: /\.(?:jsonl|csv|tsv|parquet|txt)\b|\/datasets\//iu,
    words: /\b(?:data|dataset|datasets|corpus|samples|examples|rows)\b/u,
    instead: 'Say how many examples there are and how long they are, or attach the file',
    examples: ['20k examples x 800 tokens', '50M tokens'],
  },
  {
    file: /\.(?:ya?ml|toml|json|py|sh)\b/iu,
    words: /\b(?:config\w{0,9}|ya?ml|recipe|hyper-?param\w{0,6}|script|settings|setup|repo|repository)\b/u,
    instead:
      'Paste the configuration itself here, or attach the file; the lines on model, data, batch, sequence length and method are enough',
    examples: ['seq 4096', 'global batch 64'],
  },
  {
    file: /\b(?:pricing|prices?|quote)\b/iu,
    words: /\b(?:prices|pricing|price (?:list|page|on|at|is)|quotes?|offer)\b/u,
    instead: 'Say the price that stands there and of which GPU',
    examples: ['we pay $2.10 per H100 hour'],
  },
]
const otherPage: Pick<AddressKind, 'instead' | 'examples'> = {
  instead: 'Paste the lines that matter for the run here',
  examples: ['seq 4096', '20k examples x 800 tokens'],
}

/** The first address that is no model of the hub, the words around all of them, and what is behind it; null where there is none. */
export function addressIn(text: string): {
  readonly words: string
  readonly kind: AddressKind | null
  readonly instead: string
  readonly examples: readonly string[]
} | null {
  const link = text.match(addresses)?.find((one) => !ofModel.test(one))
  if (link === undefined) return null
  const words = text.replaceAll(addresses, ' ').replaceAll(/[<>|]/gu, ' ').toLowerCase().trim()
  const kind = kinds.find(({ file }) => file.test(link)) ?? kinds.find((each) => each.words.test(words)) ?? null
  const { instead, examples } = kind ?? otherPage
  return { words, kind, instead, examples }
}
