/** Aims set against each other, sellers that somebody refuses, slips, shares that go, and amounts that grew, in ten languages. */
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { readMessage } from '../../../src/language/message.ts'
import { readReply } from '../../../src/language/replies/reply.ts'
import { applyTurn } from '../../../src/language/replies/turn.ts'
import type { Spec } from '../../../src/scenario/scenario.ts'
import { today, vocabulary } from '../fixtures.ts'

const changedBy = (plan: string, text: string): Partial<Spec> | string => {
  const first = applyTurn(null, plan, vocabulary, today)
  const { result } = applyTurn(first.history, text, vocabulary, today, {})
  return result.kind === 'scenario' ? result.scenario.spec : result.kind
}

describe('of two aims the one that comes first is wished', () => {
  test.each<readonly [string, Spec['objective']]>([
    ['lieber schnell als günstig', 'fastest'],
    ['der Preis ist uns wichtiger als die Zeit', 'cheapest'],
    ['plutôt rapide que pas cher', 'fastest'],
    ['le prix passe avant le délai', 'cheapest'],
    ['el tiempo cuenta más que el dinero', 'fastest'],
    ['prefiro preço a velocidade', 'cheapest'],
    ['conta di più il prezzo del tempo', 'cheapest'],
    ['snelheid is belangrijker dan prijs', 'fastest'],
    ['コストよりスピードを優先してください', 'fastest'],
    ['价格比速度更重要', 'cheapest'],
    ['비용보다 시간이 더 중요합니다', 'fastest'],
  ])('%s', (text, objective) => {
    expect(changedBy('8b 40M tokens', text)).toMatchObject({ objective })
  })
})

describe('a seller that is refused is left out', () => {
  test.each([
    'die Rechtsabteilung verbietet uns Azure',
    'le client a refusé Azure',
    'el jefe ha vetado Azure',
    'o cliente rejeitou a Azure',
    'la sicurezza ha escluso Azure',
    'de klant wijst Azure af',
    '法務がAzureを却下しました',
    '领导不同意用Azure',
    '보안팀이 Azure를 반대해요',
    'our auditors prohibit Azure',
    'the hospital forbids us to use Azure',
  ])('%s', (text) => {
    expect(changedBy('8b 40M tokens', text)).toMatchObject({ excludedProviders: ['azure'] })
  })

  test('in a message', () => {
    const text = 'Notre client refuse Azure. Combien coûterait qwen3 14b sur 40M tokens ?'
    expect(readMessage(text, vocabulary, today)).toMatchObject({
      scenario: { spec: { excludedProviders: ['azure'], providers: null } },
    })
  })
})

describe('what holds from now on', () => {
  test.each<readonly [string, Partial<Spec>]>([
    ['scusate, erano 300 milioni', { tokens: 3e8 }],
    ['désolé, c’était 300 millions'.replace('’', "'"), { tokens: 3e8 }],
    ['아 잘못 적었네요 3억 토큰입니다', { tokens: 3e8 }],
    ['데이터 말고 QLoRA로', { method: 'qlora' }],
    ['togliamo un quarto dei dati', { tokens: 3e7 }],
    ['we laten de helft van de tokens weg', { tokens: 2e7 }],
    ['ein Viertel der Daten lassen wir weg', { tokens: 3e7 }],
    ['数据删掉一半', { tokens: 2e7 }],
    ['データは9000万トークンに増えました', { tokens: 9e7 }],
    ['der Datensatz ist auf 90 Mio Tokens gestiegen', { tokens: 9e7 }],
    ['die Cloud ist uns egal', { providers: null }],
    ['welke aanbieder maakt ons niet uit', { providers: null }],
    ['クラウドはどこでもいいです', { providers: null }],
    ['spostalo su 2 A100 da 80 GB', { gpuCount: 2 }],
    ['deixa sob demanda', { tokens: 4e7, pricing: 'on_demand' }],
  ])('%s', (text, expected) => {
    expect(changedBy('8b 40M tokens spot on lambda', text)).toMatchObject(expected)
  })
})

test.each([
  ['qwen3 8bを2000万トークンで学習したい。RunPodかLambdaでいくら？', ['runpod', 'lambda']],
  ['qwen3 8b 2천만 토큰, nebius나 runpod에서 얼마예요?', ['nebius', 'runpod']],
  ['qwen3 8b 用LLaMA-Factory做lora，2000万token，runpod上大约多少钱？', ['runpod']],
])('%s names its sellers', (text, providers) => {
  const read = readMessage(text, vocabulary, today)
  const spec = 'scenario' in read ? read.scenario.spec : null
  expect(spec?.model).toBe('qwen3-8b')
  expect([...(spec?.providers ?? [])].toSorted()).toEqual(providers.toSorted())
})

test.each(["d'où vient le chiffre de 12 heures ?", 'woher kommen die 12 Stunden?', 'zit de btw hier al in?'])(
  '%s is a question',
  (text) => {
    const base = parseCommand('8b 40M tokens', vocabulary, today)
    if (!('scenario' in base)) throw new Error('the plan is read')
    expect(readReply(base.scenario, text, vocabulary, today, {}).kind).toBe('question')
  },
)
