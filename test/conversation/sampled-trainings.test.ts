/** Trainings of pictures, sound, robots and atoms: on which card, how many of them, and what else was asked. */
import { expect, test } from 'vitest'
import { firstAnswer } from './thread-driver.ts'

test.each<[text: string, says: RegExp]>([
  // The asker's own card, or one that nobody rents out, costs no rent and is as fast as it is.
  ['sdxl lora of our mascot, 40 drawings, on my 3080 ti', /on your 1 × RTX 3080 Ti: no rent[^]*by the RTX 4090/u],
  ['yolov8m on 20k images for 100 epochs on the two A5000s in our lab', /on your 2 × RTX A5000: no rent/u],
  ['whisper small on 80 hours of audio, our university offers a V100', /on your 1 × V100[^]*no rent/u],
  ['flux lora 30 photos on a 7900 xtx', /on your 1 × Radeon RX 7900 XTX[^]*ROCm/u],
  [
    'nnU-Net 3d fullres, 5 folds, 700 CTs, nothing may leave the hospital network. what should we do?',
    /nnU-Net trains 1,000 epochs[^]*may not leave the house[^]*workstation/u,
  ],
  ['sdxl full finetune on 4k images, l40s', /on 1 × L40S at/u],
  // Limits that are named: the time in hours, the place, both sides of a picture, and prices of one's own.
  ['resnet-50 on 300k images, 40 epochs, max. 7h', /One makes 7 h:/u],
  ['whisper small, at most 9 h, on 250 hours of audio', /90,000 windows[^]*One makes 9 h:/u],
  [
    'resnet-50 on 300k images, 40 epochs, in Brazil',
    /^answer: No price of these GPUs in Brazil is on record\. Elsewhere: ResNet-50/u,
  ],
  ['yolov8l on 20k photos at 1600x1200, 90 epochs', /at 1386 pixels[^]*“1600x1200” by its area/u],
  ['yolov8m on 20k photos at 1280, 90 epochs', /at 1280 pixels/u],
  [
    'yolov8m on 10k images, 90 epochs: an L40S at $0.90/h or an H100 at $2.80/h?',
    /At your prices 1 × L40S costs \d+% less/u,
  ],
  ['faster r-cnn on 9k photos', /^answer: Faster R-CNN .* on 1 × /u],
  ['mms-1b on 85 hours of recordings', /wav2vec 2\.0 of 1B/iu],
  ['resnet-50 on 300k images, 40 epochs, on 2 3090, no cloud', /on your 2 × RTX 3090: no rent/u],
  // How many models, and how often each image.
  ['15 menu items, 12 photos each, a flux lora per item. price?', /^answer: 15 × FLUX\.1 dev.*2,000 images each/u],
  [
    'sdxl loras for the catalogue: 45 photos per product, 18 products, cost per product?',
    /^answer: 18 × SDXL.*: [\d.]+ min and \$0\.\d\d each\./u,
  ],
  ['train a separate sdxl lora for each of our 40 SKUs, 25 pics each', /^answer: 40 × SDXL/u],
  ['sdxl lora, 50 images, 8 epochs x 10 repeats', /4,000 images in all/u],
  ['yolov8s on 300 images', /30,000 images in all/u],
  // Nothing counted: a subject is learnt in a usual number of steps.
  ['flux lora of my own face, what does it cost', /FLUX\.1 dev.*2,000 images in all: about/u],
  ['sdxl lora on 30 pics of me, is it safe to upload them', /stay off marketplaces/u],
  ['yolov8m on 30k images, something that will not die midway', /nobody takes them away midway/u],
  // Each size of a family by its own arithmetic.
  [
    'resnet101 on 1M images, 90 epochs, 8 a100',
    /^answer: ResNet-101 at 224[^]*ResNet-50 by the arithmetic of an image/u,
  ],
  ['efficientnet-b4 on 75k images', /^answer: EfficientNet B4 at 380 pixels/u],
  ['yolov8x on 90k photos, 100 epochs', /^answer: YOLO extra large/u],
  // The count behind its noun.
  ['vit-l satellite tiles 4M, 20 epochs, 4x A100', /^answer: A ViT-L at 224 pixels.*80,000,000 images/u],
  ['yolov8m on a 3090', /^problem: How many images, and how many epochs, is “yolov8m” trained on\?/u],
  // The verdict on the card that is named.
  ['does an sdxl lora fit on a 12gb 3060?', /^answer: Yes, but only with every saving.*about 10 GB then, of 12 GB/u],
  ['does flux lora fit on a 4090?', /^answer: Yes, just: a LoRA of FLUX\.1 dev takes about 22 GB/u],
  ['will sdxl in full fit on a 16gb 4080?', /^answer: No: /u],
  ['is an h100 overkill for resnet50?', /^answer: It need not be so large: .*16 GB.*a card of 24 GB/u],
  // In other languages.
  ['yolov8m 60.000 Drohnenbilder 100 Epochen auf einer A100', /^answer: YOLO medium.*6,000,000 images/u],
  ['ViT-L/16 衛星画像300万枚 50エポック H100 4台', /^answer: A ViT-L.*150,000,000 images.*4 × H100/u],
  ['SDXL LoRA イラスト80枚 3090', /^answer: SDXL.*on 1 × RTX 3090/u],
  ['yolo11l fotos de olivos 18.000 imágenes 150 épocas una 3090', /^answer: YOLO large.*2,700,000 images/u],
  // Several are one bill.
  [
    'sdxl lora on 2k images + yolov8m on 50k images 80 epochs, total?',
    /^answer: 2 trainings come to about[^]*SDXL[^]*YOLO medium/u,
  ],
  // Given for nothing.
  ['can free colab train an sdxl lora on 25 pics', /^answer: Yes, for nothing[^]*1 × T4 of Colab/u],
  ['yolov8l on 100k images, 100 epochs, is kaggle ok', /2 × T4 of Kaggle[^]*30 h a week/u],
  // What is no text model is no language model of that size.
  ['openvla 7b lora on 80 demos of 250 steps each', /^answer: OpenVLA 7B, LoRA, 400,000 frames/u],
  ['mace on 50k dft structures of 60 atoms', /^answer: MACE medium.*5,000,000 structures/u],
  ['bevformer-base on nuscenes', /^answer: BEVFormer base.*675,000 key frames[^]*8 × A100/u],
  ['clip vit-b/16 from scratch on 30M image-text pairs', /^answer: CLIP ViT-B\/16.*960,000,000 image-text pairs/u],
  ['clone my voice from 30 minutes of recordings', /^answer: A voice of the XTTS kind, .*600 windows/u],
  ['an object detector on 5k shelf photos', /“object detector” is taken for YOLO medium/u],
  // A sum that is quoted is weighed.
  [
    'quotes of $20 and $4,000 for yolov8l on 60k images, 150 epochs',
    /\$20 is what the GPUs take[^]*\$4,000 is \d+ times/u,
  ],
  ['sdxl lora of 30 drawings on my m2 max macbook', /on your 1 × Apple M2 Max: no rent[^]*Draw Things/u],
  ['sdxl lora on my rtx 3070, 30 pics', /^answer: One RTX 3070 has 8 GB, and about 10 GB are needed/u],
  // What no speed is known of is told so, and no language model is planned in its place.
  [
    'an alphafold-like model of our own, how much?',
    /^answer: No speed of “alphafold” is on record[^]*24,576 GPU-hours/u,
  ],
  ['recommender system on 200M clicks, which gpu?', /tables of ids decide/u],
  ['pretrain dinov2 vit-l on 50M tiles, budget?', /^answer: No speed of “dinov2”/u],
  ['graph neural network for fraud, 30M edges, what card', /^answer: No speed of (?!.*Between machines)/su],
  ['a 200M model on 64B time points, patch 32. H100 hours?', /^plan: .*2B tokens/su],
  // A language model on cards that are given for nothing, and on a Mac.
  [
    'kaggle gives me 30h of 2xT4 weekly, how many weeks for tinyllama full on 1B tokens',
    /Free on Kaggle: about \d weeks/u,
  ],
  [
    'google colab free t4: can i finetune gemma 2 2b there on 5k pairs',
    /Free on Colab: about .* in one session on its T4/u,
  ],
  ['7b qlora 5M tokens from a dataset on kaggle', /^(?!.*Free on)/su],
  ['14b lora on 3M tokens on my m3 max', /An estimate alone: about 1\d0 tok\/s/u],
  // A language model that is named is the model.
  ['llama 3.1 8b lora on 400 hours of calls, transcribed with whisper', /^plan: .*8B/su],
  ['qwen 2.5 7b lora on 3M tokens of object detection reports', /^plan: /u],
])('%s', (text, says) => {
  expect(firstAnswer(text)).toMatch(says)
})
