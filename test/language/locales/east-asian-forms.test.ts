/** What Japanese, Chinese and Korean say in forms of their own: sizes, what is refused, what is their own, what stays at home. */
import { describe, expect, test } from 'vitest'
import { firstAnswer, lastMeant } from '../../conversation/thread-driver.ts'
import { localRequest } from '../../../src/language/locales/local-request.ts'
import { vocabulary } from '../fixtures.ts'

test.each<readonly [text: string, english: RegExp]>([
  // A comma ends a size, and a wide one always parts.
  ['UNet 训练,遥感图 7 万张,768×768,40 epoch', /70000 images, 768× 768, 40 epochs/u],
  ['ResNet-50 8万枚、256×256,30エポック', /80000 images.* 256× 256, 30 epochs/u],
  ['ViT-B 训练 20万张，224px，15轮', /200000 images, 224px, 15 epochs/u],
  ['8b 1,500,000 토큰', /1500000 tokens|1,500,000 tokens/u],
  // No spot.
  ['YOLOv8m 2만 장 50에폭 스팟 X', /not spot/u],
  ['YOLOv8m 2万枚 50エポック スポット×、予算1万円', /not spot.*10000 JPY/u],
  ['YOLOv8m 2万张 50轮 竞价实例不要', /on demand/u],
  // It stays in the country.
  ['データは海外に持ち出せません', /in Japan only/u],
  ['個人情報なので国内から出せないので大阪で', /in Japan only.*in Osaka/u],
  ['录音数据不得传到境外', /only in China/u],
  ['데이터는 국외로 반출할 수 없습니다', /in South Korea/u],
  // Machines of their own.
  ['大学に4090が2枚余っています', /our own 4090 2 GPUs/u],
  ['办公室里有三张A6000', /our own 3 x A6000|our own 3 .*A6000/u],
  ['사무실에 A5000 두 장 있어요', /our own 2 x A5000|our own A5000 2/u],
  // One for another.
  ['4万件ではなく14万件です', /^140000 examples/u],
  ['不是2万条,而是6万条', /^60000 examples/u],
  ['5에폭이 아니라 8에폭', /^8 epochs/u],
  // Both are halved.
  ['token砍一半，卡也砍一半', /half the tokens, and half the GPUs|half the tokens, half the GPUs/u],
  ['トークンを半分、GPUも半分に', /half the tokens and half the GPUs/u],
  // What may leave, and a budget that stands with a company, are neither.
  ['データは国外に出せますので安いところで', /^(?!.*Japan)/u],
  ['해외 반출 가능합니다. 8b LoRA', /^(?!.*Korea)/u],
  ['公司有20万预算,想租A100', /^(?!.*our own)/u],
  ['会社に予算が10万円あるのでA100を借りたい', /^(?!.*our own)/u],
  // A limit of patience, and news of a run.
  ['自有2张A6000,如果跑一周以上就去租', /within 1 weeks/u],
  ['열흘 넘게 걸리면 클라우드 쓸게요', /(?:within|under) 10 days/u],
  ['エポック3/6が終わって、ここまで7時間です', /^3 of 6 epochs done after 7 hours/u],
  ['跑完了1/4个epoch,花了3小时', /^1 of 4 epochs done after 3 hours/u],
  // Prices of an hour, and days.
  ['L40Sを1時間180円で借りる', /180 JPY per hour/u],
  ['来月12日までに', /by the 12th of next month/u],
  ['双十二之前要上线', /December 12/u],
  ['배우 5명 × 각 12시간', /60 hours/u],
])('%s', (text, english) => {
  expect(localRequest(text, vocabulary, true)?.english).toMatch(english)
})

describe('what is answered', () => {
  test.each<readonly [text: string, says: RegExp]>([
    ['职场里有2张3090,训 SegFormer-B2,图片1万张,512×512,60轮', /on your 2 × RTX 3090|on 2 × RTX 3090/u],
    [
      'EfficientNet-B0 분류, 사진 3만 장, 224px, 20에폭, 스팟 X',
      /^answer: (?![^]*spot machines)[^]*on demand|^answer: (?![^]*, spot)/iu,
    ],
    ['患者の画像を国外に出せません。EfficientNet-B2 4万枚 260px 30エポック、いくら?', /Machines in Japan alone/u],
    [
      '데이터를 해외로 보낼 수 없어요. ConvNeXt-B 학습, 이미지 5만 장 384px 10에폭 얼마예요?',
      /^answer: No price of these GPUs in South Korea is on record/u,
    ],
    ['RTX 4090 1時間80円って怪しくない?', /^answer: .*¥80/u],
    ['wenet 用 300 小时录音微调,多少钱', /“wenet” is taken for Parakeet or Conformer/u],
    ['belle-whisper 300小时 微调 多少钱', /^answer: Whisper large/u],
    ['Deformable DETR(ResNet-50) 2万枚 50エポック', /^answer: DETR/u],
    ['H800和4090哪个更划算?跑SDXL LoRA', /No price of a rented H800.* is the cheaper below \$/u],
    ['L4랑 4090 중에 SDXL LoRA는 뭐가 더 나아요?', /^answer: .* is the better value/u],
  ])('%s', (text, says) => {
    expect(firstAnswer(text)).toMatch(says)
  })

  test.each<readonly [job: string, reply: string, says: RegExp]>([
    [
      'yolov8m on 12k images at 640 px, 80 epochs',
      '80エポックではなく160エポックで、スポットは使わないで',
      /1,920,000 images in all/u,
    ],
    ['yolov8m on 12k images at 640 px, 80 epochs', '图片不是1.2万张,是5万张,不要竞价实例', /4,000,000 images in all/u],
    [
      'convnext-l on 100k images at 384 px, 20 epochs, done in 3 days',
      '이미지 10만 장이 아니라 20만 장이고, 마감은 2일 미뤄졌어요',
      /4,000,000 images in all[^]*5 days/u,
    ],
    ['yolov8m on 12k images at 640 px, 80 epochs', '160 epochs, no spot', /^(?![^]*, spot)[^]*1,920,000 images/u],
    ['sdxl full finetune on 4k images', 'resolution 768, under 200 dollars, not an H100', /at 768 pixels(?![^]*H100)/u],
  ])('%s: %s', (job, reply, says) => {
    expect(lastMeant([job, reply])).toMatch(says)
  })
})

test('a model that nothing is known of is none of the usual size', () => {
  expect(firstAnswer('Quuxformer-large 5000 examples in china or hong kong, which is cheaper')).not.toMatch(/8B model/u)
})
