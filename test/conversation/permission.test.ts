/** Whether data may go to a host: the verdict first, what to take instead, and whom to ask. */
import { expect, test } from 'vitest'
import { permissionQuestionIn } from '../../src/language/inquiries/permission-question.ts'
import { shownAnswer } from './shown-answer.ts'

test.each<[text: string, what: RegExp]>([
  ['may we train on tensordock with patient notes? 8b lora', /^No: “patient notes” does not belong on TensorDock/u],
  ['is a marketplace OK for our payroll records?', /^No: “payroll/u],
  ['could we use salad if the data are under NDA?', /^No: “under NDA” does not belong on Salad/u],
])('%s', (text, says) => {
  const shown = shownAnswer(text)
  expect(shown).toMatch(says)
  expect(shown).toMatch(/Take instead a data centre with certificates[^]*\$[\d.]+\/h [^]*\(SOC 2, ISO 27001/u)
  expect(shown).toMatch(/Ask first: your data-protection officer/u)
})

test('a job is planned elsewhere, and nothing is said twice', () => {
  const shown = shownAnswer('can we just use vast for hospital records? 8b lora, 30M tokens')
  expect(shown).toMatch(/^No, not on Vast\.ai; in a data centre with a certificate: \d+ × [^]*ISO 27001/u)
  expect(shown).not.toMatch(/at Vast\.ai|keep personal data off/u)
})

test('whoever rules marketplaces out asks nothing about them', () => {
  const shown = shownAnswer(
    'llama 8b lora on 30M tokens of customer complaints, only on Azure, no marketplace. What would one run cost?',
  )
  expect(shown).toMatch(/ at Azure/u)
  expect(shown).not.toMatch(/^No|DigitalOcean/u)
})

test('a place without a price is told, with who has regions there', () => {
  expect(shownAnswer('swiss clinic, anonymised x-ray reports: is vast.ai allowed?')).toMatch(
    /De-identified records are still personal data[^]*In Switzerland itself I have no price: AWS/u,
  )
})

test('a data centre has to sign first, and public data may go anywhere', () => {
  expect(shownAnswer('is it ok to use Lambda for customer emails?')).toMatch(
    /^Only if Lambda signs a data-processing agreement/u,
  )
  expect(shownAnswer('is salad fine for public data, hobby project?')).toMatch(/^Yes: Salad is fine for a run/u)
})

test('a seller that was not taken is weighed beside the plan', () => {
  expect(shownAnswer('why not Nebius? 8b lora on 40M tokens')).toMatch(/Why not Nebius: [^]*against/u)
})

test.each([
  'can we train an 8b on 20M tokens at Lambda?',
  'is Lambda cheaper than RunPod?',
  'lora of customer emails on AWS',
])('nobody asks for leave: %s', (text) => {
  const found = permissionQuestionIn(text)
  expect(found === null || !found.asksLeave).toBe(true)
})

test.each([
  [
    'why not 4090s for 70b full 1B',
    /Why not RTX 4090: Plan with 64 GPUs\..* GB .*PCIe alone[^]*What RTX 4090 can do: /u,
  ],
  [
    'Why does everybody tell me not to use an A10G for this? 8B LoRA, 40M tokens, AWS only.',
    /Why not A10G: .*A10G at AWS would take .* h and \$\d+, against .* It is slower and costs more/u,
  ],
  ["8b lora 40M tokens. what's wrong with a 4090 for that?", /Why not RTX 4090: .* costs less and takes longer/u],
  ["why shouldn't I use 8x A100 for 70b qlora 200M tokens?", /Why not A100: 8 × A100 .* against/u],
  ['is there any reason not to take 2x L40S for 14b lora 50M?', /Why not L40S: 2 × L40S .* of each card are taken/u],
])('%s: what it would be on the card, in memory, hours and dollars', (text, said) => {
  const answer = shownAnswer(text).replaceAll('\n', ' ')
  expect(answer).toMatch(said)
  expect(answer).not.toContain('ask it in the thread')
})

test.each(['why should I use H100 for 8b lora 40M tokens', 'not on 4090s: 8b lora 40M tokens'])(
  '%s: nobody asks why not',
  (text) => expect(shownAnswer(text)).not.toContain('Why not'),
)
