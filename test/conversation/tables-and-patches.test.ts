/** Trees on tables, masked autoencoders, patches of volumes and short clips of sound, each by its own sizes. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const engine = sharedApp().engine()
const asked = { today: '2026-11-27', rules: noRules, teamMeasurements: [], isInteractive: false }

function answerOf(text: string): string {
  const outcome = engine.handle({ kind: 'text', text, inputKind: 'command' }, asked)
  return `${outcome.kind}: ${'content' in outcome ? plainText(outcome.content) : ''}`
}

test.each<[text: string, says: RegExp]>([
  [
    'xgboost on 40M rows x 250 columns, is renting a gpu worth it?',
    /^answer: Worth it where you try several settings[^]*are 40 GB, 80 GB to 120 GB[^]*in bins on a card it is about 10 GB, which one RTX 4090 holds/iu,
  ],
  ['lightgbm, 1.5M rows with 70 features, gpu or cpu?', /^answer: No: a processor of 16 cores/u],
  ['catboost 800M rows 90 features on a rented gpu', /which one B200/u],
])('%s', (text, says) => {
  expect(answerOf(text)).toMatch(says)
})

test('a masked autoencoder is faster than training on whole pictures', () => {
  const whole = /images in all: about ([\d.]+) days/u.exec(
    answerOf('train a ViT-L/16 for 1000 epochs on ImageNet-1k, 224px, on 4 x A100'),
  )
  const masked = /images in all: about ([\d.]+) days/u.exec(
    answerOf('train a ViT-L/16 with MAE for 1000 epochs on ImageNet-1k, 224px, on 4 x A100'),
  )
  expect(Number(whole?.[1]) / Number(masked?.[1])).toBeCloseTo(2.8, 0)
})

test('short clips are padded to a window each by Whisper, and not by others', () => {
  expect(answerOf('whisper small on 100 hours of calls, clips of about 5 seconds, 2 epochs')).toMatch(
    /144,000 windows[^]*pieces of 5 s, each padded to a window of 30 s/u,
  )
  expect(answerOf('wav2vec2 base, 100 hours, 5 s clips, 2 epochs')).toMatch(/24,000 windows/u)
})

test('volumes and products are counted', () => {
  expect(answerOf('3D U-Net on 500 CT scans, 400 epochs on a 4090')).toMatch(/200,000 patches of 128³ voxels/u)
  expect(answerOf('sdxl lora for 15 products x 40 photos, total cost')).toMatch(/^answer: 15 × SDXL/u)
})
