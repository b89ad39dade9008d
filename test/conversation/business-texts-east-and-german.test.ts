/** First texts of business people in German, Dutch, Japanese, Chinese and Korean: how many texts of which kind, and what is said of people's data. */
import { describe, expect, it } from 'vitest'
import { lastOf } from './thread-driver.ts'

const personal = /may be personal or confidential data|may be data of patients/

describe('business people in German, Dutch, Japanese, Chinese and Korean', () => {
  it.each([
    [
      'Hallo, wir möchten ein Modell trainieren, das Kundenmails beantwortet. Wir haben rund 12.000 alte E-Mails aus dem Kundenservice. Budget 300 Euro.',
      '18.4M tokens',
      'counted as 512 tokens each',
    ],
    [
      'Unser Chef will einen Chatbot, der Fragen zu unseren Verträgen beantwortet. Wir haben 2.500 Verträge, die Daten müssen in Deutschland bleiben.',
      '45M tokens',
      'counted as 6000 tokens each',
    ],
    [
      'Wir wollen 40.000 Kundenbewertungen nach Stimmung klassifizieren, möglichst günstig.',
      '18M tokens',
      'counted as 150 tokens each',
    ],
    [
      'Sehr geehrte Damen und Herren, wir möchten mit unseren 7.000 Arztberichten ein Modell anpassen, das medizinische Texte zusammenfasst. Mit freundlichen Grüßen',
      '63M tokens',
      'counted as 3000 tokens each',
    ],
    [
      'Onze baas wil een chatbot die vragen over onze contracten beantwoordt. We hebben 2.500 contracten, de data moet in Nederland blijven.',
      '45M tokens',
      'counted as 6000 tokens each',
    ],
    [
      'Goedemiddag, ik zoek een AI-model dat medische verslagen samenvat. We hebben 8.000 patiëntendossiers. Wat kost dat ongeveer?',
      '72M tokens',
      'counted as 3000 tokens each',
    ],
    [
      'お客様からのメールに自動で返信するモデルを作りたいです。過去のメールが12,000件あります。予算は5万円です。',
      '18.4M tokens',
      'counted as 512 tokens each',
    ],
    [
      'カルテを要約するAIモデルを学習させたいのですが、8,000件のカルテでいくらかかりますか？',
      '72M tokens',
      'counted as 3000 tokens each',
    ],
    [
      '你好，我们想训练一个自动回复客户邮件的模型。我们有12000封旧邮件，预算2000元。',
      '18.4M tokens',
      'counted as 512 tokens each',
    ],
    ['网站用的聊天机器人，用6000条聊天记录训练，便宜又安全', '16.2M tokens', 'counted as 900 tokens each'],
    [
      '진료기록을 요약하는 AI 모델이 필요합니다. 진료기록 8,000건이 있습니다. 비용이 얼마나 들까요?',
      '72M tokens',
      'counted as 3000 tokens each',
    ],
    [
      '홈페이지용 챗봇, 채팅 기록 6,000건으로 학습, 저렴하고 안전하게 부탁드려요',
      '16.2M tokens',
      'counted as 900 tokens each',
    ],
  ])('%s', (text, tokens, length) => {
    const said = lastOf([text])
    expect(said).toMatch(/^plan: /)
    expect(said).toContain(tokens)
    expect(said).toContain(length)
    expect(said).toMatch(personal)
    expect(said).not.toContain('Not used')
  })

  it.each([
    [
      'Ein Assistent für unseren Vertrieb, der Angebote schreibt, trainiert mit 3.000 alten Angeboten. Höchstens 500 Euro.',
    ],
    ['過去の提案書3,000件で、提案書を書くアシスタントを作りたい。最大8万円まで。'],
    ['给销售部做一个写报价单的助手，用3000份旧报价单训练，最多4000元。'],
    ['영업팀을 위한 제안서 작성 어시스턴트를 만들고 싶습니다. 기존 제안서 3,000건으로 학습, 최대 80만원.'],
  ])('counts proposals: %s', (text) => {
    expect(lastOf([text])).toContain('22.5M tokens')
  })
})
