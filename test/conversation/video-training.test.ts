import { expect, it } from 'vitest'
import { loadCatalog } from '../../src/catalog/load.ts'
import { videoTrainingIn } from '../../src/language/inquiries/video-training.ts'

const { video } = loadCatalog(new URL('../../data', import.meta.url).pathname).inquiryFacts.rules
const read = (text: string) => videoTrainingIn(text, video)

it('takes gigabytes beside such a model for the card or for film, and none of them for text', () => {
  expect(read('mochi 1 lora, 45 clips, 24 gb vram ok?')).toMatchObject({
    paramsB: 10,
    clips: 45,
    cardGb: 24,
    dataSize: null,
  })
  expect(read('LoRA for wan 2.2 14b on 300 GB of footage')).toMatchObject({
    paramsB: 14,
    cardGb: null,
    dataSize: '300 GB',
  })
})

it('knows the size that is named, and clips in thousands', () => {
  expect(read('fine-tune cogvideox 2b on 3k clips')).toMatchObject({ paramsB: 2, clips: 3000, isFull: false })
  expect(read('full finetune of hunyuan video, 8,000 clips')).toMatchObject({ paramsB: 13, clips: 8000, isFull: true })
})

it('leaves models of text alone', () => {
  expect(read('fine-tune hunyuan-a13b on 10M tokens')).toBeNull()
  expect(read('lora of qwen 7b on 24gb of text')).toBeNull()
})
