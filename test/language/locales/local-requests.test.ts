/** Requests in nine languages besides English, and English ones that stay English. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { localRequest } from '../../../src/language/locales/local-request.ts'
import { readMessage } from '../../../src/language/message.ts'
import { readReply } from '../../../src/language/replies/reply.ts'
import type { Spec } from '../../../src/scenario/scenario.ts'
import { goldenLines } from '../golden-lines.ts'
import { vocabulary } from '../fixtures.ts'

const today = '2026-11-23'
const h100 = ['h100-nvl', 'h100-pcie', 'h100-sxm']

const specOf = (text: string): Partial<Spec> => {
  const result = parseCommand(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : {}
}

describe('a command', () => {
  test.each<readonly [string, Partial<Spec>]>([
    [
      '8B mit LoRA, 12.500 Zeilen à 900 Token, zwei Epochen, auf 2 L40S',
      { method: 'lora', tokens: 22_500_000, gpuCount: 2 },
    ],
    ['70B, anderthalb Milliarden Tokens, höchstens 900 Dollar', { tokens: 1.5e9, budgetUsd: 900 }],
    ['13b sur 250 millions de tokens, 8 H100, le plus rapide', { tokens: 2.5e8, gpuCount: 8, objective: 'fastest' }],
    ['7b con 40 millones de tokens en menos de 12 horas', { tokens: 4e7, deadlineHours: 12 }],
    ['8b com 2,5 bilhões de tokens, no máximo 700 dólares', { tokens: 2.5e9, budgetUsd: 700 }],
    ['14b, 300 milioni di token, quattro A100 80GB', { tokens: 3e8, gpuCount: 4 }],
    ['32b met 120 miljoen tokens, zonder checkpointing', { tokens: 1.2e8, gradientCheckpointing: false }],
    ['8B 3億5千万トークン H100 4枚 最安', { tokens: 3.5e8, gpuCount: 4, objective: 'cheapest' }],
    ['14b 全参微调 1.2亿token 双卡H200', { method: 'full', tokens: 1.2e8, gpuCount: 2 }],
    ['8b 2억 5천만 토큰 A100 8장 24시간 이내', { tokens: 2.5e8, gpuCount: 8, deadlineHours: 24 }],
    ['13B-Modell mit 2 Billionen Tokens', { params: 13e9, tokens: 2e12 }],
    ['8b sur 2 billions de tokens', { tokens: 2e12 }],
    ['8b 50 milioni di token, abbiamo tra i 300 e i 500 dollari', { tokens: 5e7, budgetUsd: 500 }],
    ['70b 500M tokens, 4 nós de 8 H100', { gpuCount: 32 }],
    ['8b lora 5.000 Kundenmails, muss in der EU bleiben', { tokens: 2_560_000, region: 'eu' }],
    ['8b lora 100M tokens, 經費新台幣 2 萬元', { budgetUsd: 656 }],
    ['8b lora 100 millones de tokens, máximo 800.000 pesos colombianos', { budgetUsd: 205.6 }],
    ['7b qlora anderhalf miljoen tokens op een 4070 ti', { tokens: 1.5e6, gpus: ['rtx-4070-ti'] }],
    ['8b 三万五条，每条400 token，1个epoch', { tokens: 14_000_000 }],
  ])('%s', (text, expected) => {
    expect(specOf(text)).toMatchObject(expected)
  })

  test.each([
    "qu'on passe deux fois",
    'on parcourt les données 2 fois',
    'les passer deux fois',
    'lo pasamos dos veces',
    'recorrer los datos dos veces',
    'passar os dados duas vezes',
    'li passiamo due volte',
    'die gaan er twee keer doorheen',
    'we doorlopen alles twee keer',
    'zweimal durchlaufen lassen',
    '2x über die Daten',
    'データを2回通す',
    '二回繰り返し学習',
    '数据循环两次',
    '过两遍数据',
    '두 번 반복',
    '2번 훑어요',
  ])('goes over the data as often as it says: %s', (passes) => {
    expect(specOf(`8b 10M tokens ${passes}`)).toMatchObject({ tokens: 20_000_000 })
  })

  test.each([
    '2回失敗した',
    '崩了两次',
    'deux fois plus de données',
    'twee keer zoveel data',
    'rodar o treino 2 vezes',
  ])('goes over nothing: %s', (words) => {
    expect(localRequest(words, vocabulary, true)?.english).not.toMatch(/epoch/)
  })

  test.each([
    'DPO llama 3.1 8b 12 000 paires, 900 tokens la paire (les deux réponses comprises)',
    '8b dpo con 12 mila coppie, 900 token per coppia',
    '8b dpo con 12 mil pares, 900 tokens por par',
    '8b dpo com 12 mil pares, 900 tokens o par',
    '8b dpo 12.000 paren, 900 tokens per paar',
    '8b dpo 12.000 Paare, 900 Token das Paar, beide Antworten zusammen',
  ])('counts the tokens of a pair: %s', (text) => {
    expect(specOf(text)).toMatchObject({ tokens: 10_800_000, task: 'dpo' })
  })

  test.each([
    ['quanto ficaria numa H100 só? testei ontem com 2 3090 e estourou a memória', { gpus: h100 }],
    ['testei ontem com 2 3090 e estourou a memória, quanto ficaria numa H100 só?', { gpus: h100, gpuCount: 1 }],
    ['上次用3090跑崩了，这回租8张H100', { gpus: h100, gpuCount: 8 }],
    ['gestern auf zwei 3090 abgestürzt, was kostet es auf 8 H100?', { gpus: h100, gpuCount: 8 }],
    ['hier ça a planté sur une 3090, maintenant je prends 8 H100', { gpus: h100, gpuCount: 8 }],
    ['ayer probé con 2 4090 y se quedó sin memoria, ¿cuánto sería en 8 H100?', { gpus: h100, gpuCount: 8 }],
    ['前回3090 2枚で落ちたので今回はH100 8枚で', { gpus: h100, gpuCount: 8 }],
    ['지난번에는 A100 4장, 이번에는 H100 8장', { gpus: h100, gpuCount: 8 }],
  ])('keeps no machine that failed beside the wanted one: %s', (words, expected) => {
    const result = readMessage(`8b lora 100M tokens. ${words}`, vocabulary, today)
    expect('scenario' in result ? result.scenario.spec : result).toMatchObject(expected)
  })

  test.each([
    ['phi-4 lora 10M tokens, 120 dólares de crédito en Lambda', { budgetUsd: 120, providers: ['lambda'] }],
    ['8b lora 800 mi de tokens. Teto aprovado: R$ 6 mil.', { budgetUsd: 1110, gpus: null }],
    ['8b lora 800M tokens under 6000 USD', { budgetUsd: 6000, gpus: null }],
    ['8b 800M tokens rtx 4090 usd 300 max', { budgetUsd: 300, gpus: ['rtx-4090'] }],
    ['13b フルで1億トークン、半日以内、最安じゃなくていい', { objective: null, deadlineHours: 12 }],
    ['8b mit 100 Mio Token, muss nicht das billigste sein', { objective: null }],
    ['8b con 100 millones de tokens, no hace falta que sea lo más barato', { objective: null }],
    ['8b met 100 miljoen tokens, hoeft niet de goedkoopste te zijn', { objective: null }],
    ['8b mit 100 Mio Token, das billigste bitte', { objective: 'cheapest' }],
  ])('takes a sum with its sign, and what is not needed for nothing: %s', (text, expected) => {
    expect(specOf(text)).toMatchObject(expected)
  })

  test.each([
    ['facciamo full invece che lora', 'full instead of LoRA'],
    ['niet lambda maar coreweave', 'not lambda, use coreweave'],
    ['gestern auf zwei 3090 abgestürzt', '2 3090'],
    ['람다 말고 코어위브로 해줘', 'coreweave'],
    ['不是lambda而是coreweave', 'not lambda, coreweave'],
  ])('%s is told as it is', (text, english) => {
    expect(localRequest(text, vocabulary, true)?.english).toContain(english)
  })

  test('tells the reading, and names what it left out', () => {
    const result = parseCommand('8b mit 100 Mio Tokens für die Buchhaltung', vocabulary, today)
    expect('scenario' in result && result.scenario.notes.join(' ')).toMatch(
      /Read from German as “8b .*100000000 tokens.*”/,
    )
  })

  // Lines by another hand: what is read of each language is not to fall below what it was on 2026-11-26.
  const lines = readFileSync(new URL('commands.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { language: string; text: string; expect: Partial<Spec> })
  test.each(['de', 'fr', 'es', 'pt', 'it', 'nl', 'ja', 'zh', 'ko'])('in %s is read three times in four', (language) => {
    const own = lines.filter((line) => line.language === language)
    const wrong = own.filter(({ text, expect: expected }) => {
      const spec: Partial<Spec> = specOf(text)
      return !Object.entries(expected).every(([field, value]) =>
        typeof value === 'number'
          ? Math.abs(Number(spec[field as keyof Spec]) - value) <= 0.02 * value
          : JSON.stringify(spec[field as keyof Spec]) === JSON.stringify(value),
      )
    })
    expect(own.length).toBeGreaterThan(10)
    expect(wrong.map(({ text }) => text).slice(Math.floor(own.length / 4))).toEqual([])
  })
})

describe('a reply', () => {
  const base = parseCommand('70b 2B tokens under $3000', vocabulary, today)
  if (!('scenario' in base)) throw new Error('the base is read')
  test.each<readonly [string, Partial<Spec>]>([
    ['mit 8 H100', { gpuCount: 8 }],
    ['sin spot, por favor', { pricing: 'on_demand' }],
    ['4bitにしてください', { weights: 'nf4' }],
    ['预算500美元以内', { budgetUsd: 500 }],
    ['statt H100 lieber L40S', { gpus: ['l40s'] }],
    ['consegui aumentar a verba pra 3.500 dólares', { budgetUsd: 3500 }],
    ['H100 말고 L40S로', { gpus: ['l40s'] }],
    ['系列長を8kにして', { sequenceLength: 8192 }],
    ['moet vrijdag klaar zijn', { deadlineHours: 96 }],
    // What nobody measured is named all the same.
    ['auf v5e-8', { gpus: ['tpu-v5e'], gpuCount: 8 }],
    // An amount to add to what holds, and one to hold.
    ['erhöhe das Budget um 100', { budgetUsd: 3100 }],
    ['réduis le budget de 500 dollars', { budgetUsd: 2500 }],
    ['verhoog het budget met 100 dollar', { budgetUsd: 3100 }],
    ['budget mag 250 dollar omhoog', { budgetUsd: 3250 }],
    ['das Budget darf 250 Dollar höher sein', { budgetUsd: 3250 }],
    ['Budget darf auf 3500 Dollar hoch', { budgetUsd: 3500 }],
    ['le budget peut monter de 250 dollars', { budgetUsd: 3250 }],
    ['el presupuesto puede subir 250 dólares', { budgetUsd: 3250 }],
    ['el presupuesto puede subir a 3500 dólares', { budgetUsd: 3500 }],
    ['o orçamento pode subir 250 dólares', { budgetUsd: 3250 }],
    ['abbiamo 250 dollari di budget in più', { budgetUsd: 3250 }],
    ['予算が250ドル増えました', { budgetUsd: 3250 }],
    ['予算は3500ドルまで上げられます', { budgetUsd: 3500 }],
    ['预算多了250美元', { budgetUsd: 3250 }],
    ['예산이 250달러 늘었어요', { budgetUsd: 3250 }],
    ['预算增加到4000美元', { budgetUsd: 4000 }],
    ['データを2倍に', { tokens: 4e9 }],
    // What it is lowered to, and by how much.
    ['mejor baja la longitud de secuencia a 2048, casi todo es corto', { sequenceLength: 2048 }],
    ['geh mit der Sequenzlänge auf 2048 runter', { sequenceLength: 2048 }],
    ['geh auf 2 GPUs runter', { gpuCount: 2 }],
    ['réduis les données à 500 millions de tokens', { tokens: 5e8 }],
    ['baixa pra 2 GPUs', { gpuCount: 2 }],
    ['abbassa la lunghezza di sequenza a 2048', { sequenceLength: 2048 }],
    ['verlaag naar 2 GPUs', { gpuCount: 2 }],
    ['GPUを2枚に減らして', { gpuCount: 2 }],
    ['トークンを4000万に減らして', { tokens: 4e7 }],
    ['序列长度降到2048', { sequenceLength: 2048 }],
    ['시퀀스 길이를 2048로 낮춰줘', { sequenceLength: 2048 }],
    ['토큰을 4000만으로 줄여줘', { tokens: 4e7 }],
    // A share of the data is no step of several, and what is left is all there is.
    ['afinal só aproveitamos 3/4 dos tokens, o resto é lixo', { tokens: 15e8 }],
    ['nur drei Viertel der Tokens sind brauchbar', { tokens: 15e8 }],
    ['on ne garde que les trois quarts des tokens', { tokens: 15e8 }],
    ['usiamo solo 3/4 dei token', { tokens: 15e8 }],
    ['只用3/4的token', { tokens: 15e8 }],
    ['Korrektur vom Data-Team: nach dem Dedup bleiben nur 41,5 Mio', { tokens: 41.5e6 }],
    ['vast는 좀 불안하고 람다나 코어위브 중에서만 봐줘', { providers: ['lambda', 'coreweave'] }],
    // The counter of machines, said of cards.
    ['A100 4台で', { gpuCount: 4, nodes: null }],
    ['换成4台H100', { gpuCount: 4, nodes: null }],
    ['H100 두 대로', { gpuCount: 2, nodes: null }],
    ['서버 2대, 각 8장 H100', { gpuCount: 16, nodes: 2 }],
    ['nimm ne 4090', { gpus: ['rtx-4090'] }],
    ['esquece o limite, quero on-demand msm', { pricing: 'on_demand' }],
  ])('%s', (text, expected) => {
    const act = readReply(base.scenario, text, vocabulary, today, { isAddressed: true })
    expect(act.kind === 'amended' && act.scenario.spec).toMatchObject(expected)
  })
})

describe('English', () => {
  test('commands, messages and talk are left as they are', () => {
    const texts = ['commands.jsonl', 'messages.jsonl', 'chatter.jsonl'].flatMap((file) =>
      goldenLines(file).flatMap((line) => (typeof line.text === 'string' ? [line.text] : [])),
    )
    const foreign = texts.filter(
      (text) => /^[\u0020-\u007e]*$/.test(text) && localRequest(text, vocabulary, true) !== null,
    )
    expect(texts.length).toBeGreaterThan(500)
    expect(foreign.slice(Math.floor(texts.length / 100))).toEqual([])
  })
})
