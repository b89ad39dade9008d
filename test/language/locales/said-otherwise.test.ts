/** What languages say in words of their own: limits as what must not be, then and now, shares of the data, short what-ifs. */
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { readMessage } from '../../../src/language/message.ts'
import { readReply } from '../../../src/language/replies/reply.ts'
import type { Spec } from '../../../src/scenario/scenario.ts'
import { today, vocabulary } from '../fixtures.ts'

const changedBy = (plan: string, text: string): Partial<Spec> | string => {
  const base = parseCommand(plan, vocabulary, today)
  if (!('scenario' in base)) throw new Error('the plan is read')
  const act = readReply(base.scenario, text, vocabulary, today, { isAddressed: true })
  return act.kind === 'amended' ? act.scenario.spec : act.kind
}

describe('a limit that is said as what must not be', () => {
  test.each<readonly [string, Partial<Spec>]>([
    ['über 250 Dollar ist leider nicht machbar', { budgetUsd: 250 }],
    ['es darf keinesfalls länger als zwei Tage laufen', { deadlineHours: 48 }],
    ["au-delà de 250 dollars, c'est non", { budgetUsd: 250 }],
    ['il ne faudrait pas que ça prenne plus de 2 jours', { deadlineHours: 48 }],
    ['no quiero gastar más de 250 dólares', { budgetUsd: 250 }],
    ['más de 2 días es imposible', { deadlineHours: 48 }],
    ['a gente não consegue pagar mais do que 250 dólares', { budgetUsd: 250 }],
    ['não pode levar mais de 2 dias', { deadlineHours: 48 }],
    ['oltre 250 dollari non possiamo andare', { budgetUsd: 250 }],
    ['non può durare più di due giorni', { deadlineHours: 48 }],
    ['duurder dan 250 dollar mag het niet worden', { budgetUsd: 250 }],
    ['het mag niet langer dan twee dagen lopen', { deadlineHours: 48 }],
    ['250ドルを超えると困ります', { budgetUsd: 250 }],
    ['2日以上は待てません', { deadlineHours: 48 }],
    ['我们不想花超过250美元', { budgetUsd: 250 }],
    ['超过2天就不行', { deadlineHours: 48 }],
    ['250달러 넘으면 안 됩니다', { budgetUsd: 250 }],
    ['3일 이상은 곤란해요', { deadlineHours: 72 }],
  ])('%s', (text, expected) => {
    expect(changedBy('32b 150M tokens qlora', text)).toMatchObject(expected)
  })
})

describe('an amount of then and one of now', () => {
  test.each([
    'Anfangs waren es 10 Mio Tokens, mittlerweile sind es 45 Mio. mistral 7b LoRA',
    "L'autre fois c'était 10 M de tokens, maintenant c'est 45 M. mistral 7b LoRA",
    'Al principio eran 10 millones de tokens, ahora tenemos 45 millones. mistral 7b LoRA',
    'No começo eram 10 milhões de tokens, agora temos 45 milhões. mistral 7b LoRA',
    "All'inizio erano 10 mln di token, ora sono 45 mln. mistral 7b LoRA",
    'Eerst waren het 10 miljoen tokens, inmiddels zijn het er 45 miljoen. mistral 7b LoRA',
    '先月は1000万トークンでしたが、今は4500万です。mistral 7b LoRA',
    '之前是1000万token，现在是4500万。mistral 7b LoRA',
    '처음엔 1천만 토큰이었는데 지금은 4500만이에요. mistral 7b LoRA',
  ])('%s', (text) => {
    const result = readMessage(text, vocabulary, today)
    expect('scenario' in result ? result.scenario.spec : result).toMatchObject({
      tokens: 45e6,
      budgetUsd: null,
      gpus: null,
    })
  })

  test.each<readonly [string, Partial<Spec>]>([
    ['das Budget sinkt von 900 auf 600 Dollar', { budgetUsd: 600 }],
    ['le budget descend de 900 à 600 dollars', { budgetUsd: 600 }],
    ['el presupuesto baja de 900 a 600 dólares', { budgetUsd: 600 }],
    ['o orçamento baixou de 900 pra 600 dólares', { budgetUsd: 600 }],
    ['il budget scende da 900 a 600 dollari', { budgetUsd: 600 }],
    ['het budget gaat van 900 naar 600 dollar', { budgetUsd: 600 }],
    ['GPUを4枚から8枚に増やして', { gpuCount: 8 }],
    ['从4张卡加到8张', { gpuCount: 8 }],
    ['예산이 900달러에서 600달러로 줄었어요', { budgetUsd: 600 }],
  ])('from one to the other: %s', (text, expected) => {
    expect(changedBy('70b 2B tokens 4 H100', text)).toMatchObject(expected)
  })
})

describe('the data of a plan', () => {
  test.each<readonly [string, number]>([
    ['wir nehmen ein Viertel davon', 5e8],
    ["on n'utilise qu'un quart des données", 5e8],
    ['nos quedamos con la cuarta parte de los datos', 5e8],
    ['a gente vai usar só um quarto dos dados', 5e8],
    ['usiamo un quarto dei dati', 5e8],
    ['doe maar een kwart van de data', 5e8],
    ['データは4分の1だけ使います', 5e8],
    ['只用四分之一的数据', 5e8],
    ['데이터는 4분의 1만 쓸게요', 5e8],
  ])('is cut to a share: %s', (text, tokens) => {
    expect(changedBy('70b 2B tokens', text)).toMatchObject({ tokens })
  })

  test('is cut by what is taken away', () => {
    expect(changedBy('70b 3B tokens', 'togli un terzo dei dati')).toMatchObject({ tokens: 2e9 })
  })

  test.each([
    'es sind noch 2000 Beispiele hinzugekommen',
    "2000 exemples s'ajoutent",
    'se añadieron 2000 ejemplos',
    'chegaram mais 2000 exemplos',
    'sono arrivati altri 2000 esempi',
    'er zijn 2000 voorbeelden bijgekomen',
    'さらに2000件追加されました',
    '又多了2000条数据',
    '데이터 2000건이 추가됐습니다',
  ])('grows by what came on top: %s', (text) => {
    expect(changedBy('8b 10000 examples x 500 tokens 2 epochs', text)).toMatchObject({ tokens: 12e6 })
  })
})

describe('a short what-if', () => {
  test.each<readonly [string, Partial<Spec>]>([
    ['wie wäre das mit Spot?', { pricing: 'spot' }],
    ['et en spot ?', { pricing: 'spot' }],
    ['¿y en 8 bits?', { weights: 'int8' }],
    ['e em 8 bits?', { weights: 'int8' }],
    ['e su spot?', { pricing: 'spot' }],
    ['en op spot?', { pricing: 'spot' }],
  ])('%s', (text, expected) => {
    expect(changedBy('8b 500M tokens H100', text)).toMatchObject(expected)
  })
})

describe('a message', () => {
  const h100 = ['h100-nvl', 'h100-pcie', 'h100-sxm']
  test.each<readonly [string, Partial<Spec>]>([
    ['gemma 2 9b lora 40M token su tre 4090', { gpus: ['rtx-4090'], gpuCount: 3, deadlineHours: null }],
    ['qwen2.5 72b 90M token qlora 2 H100 su lambda', { gpuCount: 2, providers: ['lambda'] }],
    ['13b lora sur 3 Go de texte', { tokens: 697674419 }],
    ['8b lora 100M tokens, on songeait à 2 H100', { gpus: h100, gpuCount: 2 }],
    ['8b lora com 100 milhões de tokens, pensamos em 2 H100', { gpus: h100, gpuCount: 2 }],
    ['8b lora con 100 milioni di token, pensavamo a 2 H100', { gpus: h100, gpuCount: 2 }],
    ['13b full 800M de tokens, instances réservées chez AWS', { pricing: 'reserved', providers: ['aws'] }],
    ['13b full 800 milioni di token, istanze prenotate su AWS', { pricing: 'reserved', providers: ['aws'] }],
    ['Fürs Budget 2028: was kostet 13B full mit 1 Mrd Tokens?', { params: 13e9, budgetUsd: null }],
    ['做2028年预算：13B全参微调，10亿token', { params: 13e9, budgetUsd: null }],
    ['a forma mais rápida de treinar um 8B com 1 bilhão de tokens?', { objective: 'fastest' }],
    ['僕たちの3090 2枚で7BのQLoRA、1500万トークン', { owned: true, gpuCount: 2 }],
    ['우리 팀 3090 2장으로 7B QLoRA 1500만 토큰', { owned: true, gpuCount: 2 }],
    ['文書5000件(1件400トークン)でQwen3 8BをLoRA。エポック数は2。', { tokens: 4e6 }],
    ['从零预训练一个1B小模型，200亿token，8张H100', { params: 1e9, task: 'pretrain' }],
    ['7b qlora con 15 millones de tokens en un día', { deadlineHours: 24 }],
  ])('%s', (text, expected) => {
    const result = readMessage(text, vocabulary, today)
    expect('scenario' in result ? result.scenario.spec : result).toMatchObject(expected)
  })
})

describe('a reply', () => {
  test.each<readonly [string, Partial<Spec>]>([
    ['passons le rang à 64', { loraRank: 64 }],
    ['non fare più di 2 epoche', { tokens: 100e6 }],
    ['evita Vast', { excludedProviders: ['vast'] }],
    ['muss am Montag fertig sein', { deadlineHours: 144 }],
    ['lascia stare il budget', { budgetUsd: null }],
  ])('%s', (text, expected) => {
    expect(changedBy('llama 3.1 8b 50 M tokens lora rang 16 budget 90 dollar', text)).toMatchObject(expected)
  })

  test.each([
    'non ci sono volute più di 3 ore',
    '@Giulia le due 4090 in ufficio sono ancora libere?',
    '어제 중고장터에서 4090 보니까 230만원이더라구요',
  ])('is talk among people: %s', (text) => {
    const base = parseCommand('14b 90M tokens lora', vocabulary, today)
    if (!('scenario' in base)) throw new Error('the plan is read')
    expect(readReply(base.scenario, text, vocabulary, today, { isAddressed: false }).kind).toBe('ignored')
  })
})
