/** "Lieber schnell als billig", "値段より速さ優先で": of two aims set against each other the one that comes first is wished, and not the other. */
import type { Locale } from './local-phrases.ts'

type AimWords = {
  readonly fast: string
  readonly cheap: string
  /** What stands before the two where the first is preferred, and between them there. */
  readonly rather: readonly (readonly [before: string, between: string])[]
  /** What stands between them where the first comes before the other. */
  readonly before: string
}

const article =
  "(?:d(?:er|ie|as|em|en|es) |l[aeo]s? |l'|el |il |i |gli |o |a |os |as |de |het |che sia |que sea |que seja |que ce soit )?"

const spaced: Readonly<Record<string, AimWords>> = {
  de: {
    fast: 'schnell(?:er)?|Geschwindigkeit|Tempo|Zeit|Schnelligkeit|Speed',
    cheap: 'billig(?:er)?|günstig(?:er)?|Preis|Kosten|Geld',
    rather: [['lieber|eher|besser', 'als']],
    before:
      '(?:geht |kommt |steht )?(?:vor|über)|statt|(?:ist |sind )?(?:uns |mir )?(?:deutlich |viel )?wichtiger als|zählt (?:für uns |bei uns )?mehr als',
  },
  fr: {
    fast: 'rapide|vite|vitesse|rapidité|temps|délais?',
    cheap: 'pas cher|économique|prix|coûts?|bon marché|argent|budget',
    rather: [['plutôt|mieux vaut|je préfère|on préfère|préférons', "que|qu'|à|au"]],
    before:
      "avant|plutôt que|prime sur|prime(?:nt)? avant|(?:compte|importe) (?:plus|davantage) que|est plus importante? que|passe avant|d'abord,? (?:et )?(?:puis|ensuite)",
  },
  es: {
    fast: 'rápid[oa]|velocidad|rapidez|tiempo|plazo',
    cheap: 'barat[oa]|precio|coste|costo|dinero',
    rather: [['prefiero|preferimos|mejor|antes|más vale', 'a|al|que|antes que']],
    before:
      '(?:importa|cuenta|vale|pesa) más que|antes que|por encima de|por delante de|sobre|es más importante que|va (?:antes|primero) que',
  },
  pt: {
    fast: 'rápid[oa]|velocidade|rapidez|tempo|prazo',
    cheap: 'barat[oa]|preço|custo|dinheiro|grana',
    rather: [['prefiro|preferimos|melhor|antes', 'a|ao|à|que|do que']],
    before:
      '(?:importa|conta|vale|pesa) mais (?:do )?que|antes d[eo]|acima d[eo]|em vez d[eo]|é mais importante (?:do )?que|vem antes d[eo]',
  },
  it: {
    fast: 'veloc[ei]|rapid[oa]|velocità|rapidità|tempo|tempi',
    cheap: 'economic[oa]|prezzo|costo|costi|soldi|spesa',
    rather: [
      ['meglio|preferisco|preferiamo|piuttosto', 'che|a|al|alla'],
      ['(?:conta|importa|vale|pesa)(?: di)? più', 'del|della|dei|di|che'],
    ],
    before:
      '(?:conta|importa|vale|pesa) (?:di )?più (?:del|della|dei|di|che)|prima (?:del|della|dei|di)|è più importante (?:del|della|dei|di)|viene prima (?:del|della|dei|di)',
  },
  nl: {
    fast: 'snel(?:ler)?|snelheid|tijd',
    cheap: 'goedkoop|goedkoper|prijs|kosten|geld',
    rather: [['liever|beter', 'dan']],
    before:
      '(?:gaat |komt |staat )?(?:voor|boven)|in plaats van|(?:is |zijn )?(?:ons |mij )?(?:veel )?belangrijker dan|telt (?:meer|zwaarder) dan',
  },
}

type AimRule = readonly [pattern: RegExp, said: string]
const [fastest, cheapest] = [' fastest ', ' cheapest ']

const rulesOf = ({ fast, cheap, rather, before }: AimWords): readonly AimRule[] =>
  (
    [
      [fast, cheap, fastest],
      [cheap, fast, cheapest],
    ] as const
  ).flatMap(([first, second, said]): readonly AimRule[] => [
    ...rather.map(([ahead, between]): AimRule => [
      new RegExp(
        String.raw`(?<![\p{L}])(?:${ahead}) ${article}(?:${first})(?:,)? (?:${between}) ?${article}(?:${second})(?![\p{L}])`,
        'giu',
      ),
      said,
    ]),
    [
      new RegExp(
        String.raw`(?<![\p{L}])${article}(?:${first}) (?:${before}) ?${article}(?:${second})(?![\p{L}])`,
        'giu',
      ),
      said,
    ],
  ])

const joined: Readonly<Record<string, readonly AimRule[]>> = {
  ja: both(
    '速さ|早さ|スピード|時間|納期|速度|速い方|早い方',
    '値段|価格|コスト|費用|料金|安さ|お金|予算|安い方',
    (first, second) =>
      `(?:${second})より(?:も|は)?、?(?:${first})(?:の方|のほう)?[をがのに]?(?:優先|重視|大事|重要|大切|第一|取)?(?:で|に|し|り)?(?:て|たい)?(?:ほしい|欲しい)?(?:お願いします|ください|です|ます)?`,
  ),
  zh: both('速度|时间|快|效率|工期', '价格|成本|花费|钱|便宜|费用|预算', (first, second) => `(?:${first})(?:要)?(?:比(?:${second})(?:更|还)?(?:重要|优先|要紧|关键)|优先于(?:${second})|第一[,，]?(?:${second})(?:其次|第二))`),
  ko: both('속도|시간|빠른 게|빠른 쪽', '가격|비용|돈|싼 게|싼 쪽|예산', (first, second) => `(?:${second})보다(?:는|도)? ?(?:${first})(?:가|를|이|을|부터)? ?(?:더 )?(?:중요|우선|먼저|낫)[\\uac00-\\ud7a3]{0,6}`),
} // prettier-ignore

function both(fast: string, cheap: string, source: (first: string, second: string) => string): readonly AimRule[] {
  return [
    [new RegExp(source(fast, cheap), 'gu'), fastest],
    [new RegExp(source(cheap, fast), 'gu'), cheapest],
  ]
}

const rules: ReadonlyMap<string, readonly AimRule[]> = new Map([
  ...Object.entries(spaced).map(([language, words]) => [language, rulesOf(words)] as const),
  ...Object.entries(joined),
])

/** With the aim that comes first alone; unchanged where none is set against another. */
export const withAimThatLeads = (text: string, { language }: Locale): string =>
  (rules.get(language) ?? []).reduce((now, [pattern, said]) => now.replaceAll(pattern, said), text)
