/** What is done with pictures, tables or texts, where no model is named: each gets a model of its own kind. */
import { expect, test } from 'vitest'
import { firstAnswer } from './thread-driver.ts'

test.each<[text: string, says: RegExp]>([
  [
    'outline livers on 200 CT scans, volumes of 512x512x200, 300 epochs',
    /^answer: 3D U-Net, .*nnU-Net is what is usual/su,
  ],
  ['fine-tune speech recognition on 900 hours of dictations', /^answer: Whisper large, /u],
  ['boosted trees on 50M rows x 300 columns, worth a gpu?', /^answer: Worth it where you try several settings/u],
  [
    'we have 42k phone pictures of tiles with 9 classes, which card?',
    /^answer: ResNet-50 .*126,000 images.*starts from weights/su,
  ],
  ['telling good welds from bad ones: 6000 photos, good or bad, cost?', /^answer: ResNet-50/u],
  ['count sheep in 2500 drone photos', /^answer: YOLO medium .*boxes drawn/su],
  ['outline lakes on 3000 aerial images, 40 epochs', /^answer: SegFormer B3 .*outlines drawn/su],
  ['find duplicates among 2M product photos', /^answer: CLIP .*Begin without training/su],
  [
    'churn prediction for 3M customers, 60 columns',
    /^problem: “churn prediction” needs no rented GPU .*boosted trees/u,
  ],
  ['forecast sales of 900 stores from 6 years of daily sales', /^problem: “forecast sales” needs no rented GPU/u],
  [
    'sort 30k support tickets into 7 categories, what does it cost?',
    /^plan: .*ModernBERT large on .*an encoder is usual/su,
  ],
])('%s', (text, says) => {
  expect(firstAnswer(text)).toMatch(says)
})

test.each<[text: string, says: RegExp]>([
  // A model that is named, or one that writes, is what is planned.
  ['qwen2.5-vl 7b lora on 20k labelled images', /^plan: .*Qwen2\.5/su],
  ['llama 3.1 8b lora to predict churn from 40k customer emails', /^plan: .*Llama 3\.1 8B/su],
  ['answer support tickets automatically, 30k old tickets', /^plan: .*8B model/su],
  ['sdxl lora of 40 labelled photos', /^answer: SDXL/u],
  ['read handwriting on 9000 scans of forms', /^(?!answer: (?:ResNet|YOLO|SegFormer))/u],
])('%s is no such task', (text, says) => {
  expect(firstAnswer(text)).toMatch(says)
})

test('one sum that is called a quote is set against the GPUs, and a budget is not', () => {
  expect(firstAnswer('classifier of 50k photos of shells, 20 labels: an agency quotes 3000 euros')).toMatch(
    /The quote of \$3,\d{3} is [\d,]+ times the GPUs/u,
  )
  expect(firstAnswer('classifier of 50k photos of shells, 20 labels, budget 3000 euros')).toMatch(
    /^answer: Yes, enough/u,
  )
})
