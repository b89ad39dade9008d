/** First texts of business people in French, Spanish, Portuguese and Italian, and what they ask beneath the plan. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

describe('a text of business people', () => {
  test.each([
    [
      'Bonjour, nous voulons un assistant qui répond aux e-mails de nos clients. Nous avons 12 000 anciens e-mails avec les réponses. Budget 300 €, données en Europe.',
      'on 18.4M tokens',
      '“customer emails” may be personal',
    ],
    [
      'Nous avons 6 000 comptes rendus médicaux et voulons un modèle qui les résume. Tout doit rester en France.',
      'counted as 3000 tokens each',
      'may be data of patients',
    ],
    [
      'Une compagnie d’assurance : 12 k plaintes de clients, détecter celles qui sont urgentes, c’est quoi le moins cher ?',
      'on 18.4M tokens',
      '“customer complaints” may be personal',
    ],
    [
      'Quiero clasificar automáticamente las solicitudes que recibe soporte (25.000 tickets etiquetados en 12 categorías). Presupuesto ajustado: 80 €.',
      'on 38.4M tokens',
      '“tickets” may be personal',
    ],
    [
      'Buenos días, en nuestra clínica tenemos 9.000 historias clínicas y nos gustaría un asistente que redacte las cartas al médico de cabecera. ¿Qué debemos alquilar, por favor?',
      'counted as 3000 tokens each',
      'may be data of patients',
    ],
    [
      'Tengo 5.000 facturas escaneadas y quiero extraer el importe y la fecha. ¿Qué presupuesto necesito?',
      '5000 examples × 2200 tokens',
      '“invoices” may be personal',
    ],
    [
      'Temos 1.200 e-mails de reclamação e gostaríamos que uma IA sugerisse uma resposta educada. Máximo 100 dólares, na Europa se possível.',
      'on 1.84M tokens',
      '“customer emails” may be personal',
    ],
    [
      'Somos uma imobiliária pequena. Podemos treinar um chatbot com as nossas 1.500 conversas de WhatsApp para responder aos inquilinos? 150 dólares no máximo.',
      'counted as 900 tokens each',
      '“whatsapp” may be personal',
    ],
    [
      'Abbiamo 8 mila recensioni dei clienti e vorremmo un modello che le classifichi in positive o negative. Si può fare con meno di 100 euro?',
      'counted as 150 tokens each',
      '“customer reviews” may be personal',
    ],
    [
      "Il nostro studio legale ha 3.500 contratti. Vorremmo un'IA che riassuma i contratti e individui le clausole rischiose. Quanto costerebbe?",
      'on 63M tokens',
      '“contracts” may be personal',
    ],
  ])('“%s” is planned with its data', (text, data, remark) => {
    const answer = lastOf([text])
    expect(answer).toMatch(/^plan: /u)
    expect(answer).toContain(data)
    expect(answer).toContain(remark)
    expect(answer).not.toContain('Not used')
  })

  test.each([
    ['Temos 8 mil atendimentos do nosso suporte e queremos um chatbot que responda como a equipe.', 'on 21.6M tokens'],
    [
      'Nosso escritório tem 6 mil pareceres jurídicos. Queremos um modelo que escreva no nosso estilo.',
      'on 90M tokens',
    ],
  ])('“%s” counts what it has', (text, data) => {
    expect(lastOf([text])).toContain(data)
    expect(lastOf([text])).not.toContain('Not used')
  })
})

describe('more passes beneath a plan', () => {
  test.each([
    [
      'Un assistant qui répond aux e-mails de nos clients, 12 000 e-mails, budget 300 €',
      'et si je passe à 5 époques, je reste dans le budget ?',
    ],
    [
      'Un asistente que responda los correos de nuestros clientes, 12.000 correos, presupuesto 300 €',
      '¿y si subo a 5 épocas, sigo dentro del presupuesto?',
    ],
    [
      'Um assistente que responda os e-mails dos nossos clientes, 12 mil e-mails, orçamento 300 dólares',
      'e se eu passar para 5 épocas, continuo dentro do orçamento?',
    ],
    [
      'Un assistente che risponda alle e-mail dei nostri clienti, 12.000 e-mail, budget 300 €',
      'e se passo a 5 epoche, resto nel budget?',
    ],
  ])('%s: %s', (text, question) => {
    const answer = lastOf([text, question])
    expect(answer).toMatch(/^answer: Yes, \$\d/u)
    expect(answer).toContain('with 30.72M tokens')
  })
})
