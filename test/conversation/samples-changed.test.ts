/** Below the price of a training of pictures or sound: a reply that changes it, by its cards, its sizes or its amounts. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const detector = 'yolov8x on 60k images at 1280px, 120 epochs'
const mascot = 'train sdxl lora, 30 images, 2500 steps, batch 2, 1024px'
const flux = 'flux dev lora, 24 images, 1800 steps'
const roads = 'segformer-b5 on 30k tiles, 80 epochs'
const vit = 'ViT-L/16 on 2M images, 60 epochs'
const speech = 'fine-tune whisper medium on 150 hours of audio, 4 epochs'

test.each<[plan: string, reply: string, says: RegExp]>([
  // Cards of one's own, whatever is said of their rent.
  [speech, 'there are 2 L40S in our office, no rent on those, use them', /on your 2 × L40S: no rent/u],
  [speech, 'the lab has four A6000, we pay no rent there', /on your 4 × RTX A6000: no rent/u],
  [speech, 'take the L40S in our rack, costs us nothing', /on your 1 × L40S: no rent/u],
  [speech, 'we bought two L40S in spring, take those', /on your 2 × L40S: no rent/u],
  [speech, 'what about our 2 L40S? they are paid for already', /on your 2 × L40S: no rent/u],
  // Another side of the pictures, and another size by the end of its name.
  [detector, '640 is plenty, honestly', /YOLO extra large at 640 pixels.* 7,200,000 images/u],
  [detector, '960 would do for us', /at 960 pixels/u],
  [detector, 'we can live with 800', /at 800 pixels/u],
  [detector, '100 is enough', /at 1280 pixels/u],
  [vit, '384 will do', /ViT-L at 384 pixels/u],
  [detector, 'v8s instead of x & half the epochs', /YOLO small at 1280 pixels.* 3,600,000 images/u],
  [detector, '11l & 640', /YOLO large at 640 pixels.* 7,200,000 images/u],
  [detector, 'the m variant will do', /YOLO medium/u],
  [detector, 'what about v8n?', /YOLO nano/u],
  [roads, 'b2 instead of b5 and 40 epochs', /SegFormer B2.* 1,200,000 images/u],
  [vit, 'b/16 rather than l/16', /ViT-B at 224 pixels/u],
  // The steps that were named stay, of more images.
  [mascot, 'actually 90 photos not 30, steps stay', /it stays about .*: the 2,500 steps set the time.* 5,000 images/su],
  [mascot, '90 photos not 30, keep the steps, batch 4', /10,000 images in all/u],
  [mascot, 'we have 75 drawings now', /the 2,500 steps set the time/u],
  // A speed or a run is held against its own machine and seller.
  [vit, 'measured 2400 img/s on 8xA100', /on 8 × A100 .* expected there.*That is \$[\d,.]+ at \$/u],
  [vit, 'we see 300 img/s per gpu on 4 L40S', /With the 1200 images a second .* on 4 × L40S/u],
  [mascot, 'took 47 min on a runpod 4090', /at \$0\.74 an hour on 1 × RTX 4090 at RunPod/u],
  // Other money, and a price that somebody saw.
  [vit, 'whats that in euros', /^answer: About €[\d.,]+ \(\$[\d.,]+\) for .*dollars to the euro/su],
  [mascot, 'vast shows 0.31/h for the 4090 today, fyi', /\$0\.31\/h a GPU/u],
  [mascot, 'our annotators cost 20 an hour', /^(?!.*\$20\.00\/h a GPU)/su],
  [mascot, 'is 0.74/h for a 4090 a fair price?', /^answer: Dear/u],
  // Fewer bits on a card of so much memory.
  [
    flux,
    'would fp8 make it fit in 24 gigs?',
    /^answer: Yes, a card of 24 GB holds it as usual.*\n?It is counted already/su,
  ],
  [flux, 'does it fit 10 gigs with fp8', /^answer: No, a card of 10 GB does not hold it/u],
  [speech, 'what is the rent of 2 L40S', /^answer: 2 × L40S: from \$/u],
])('%s: %s', (plan, reply, says) => {
  expect(lastMeant([plan, reply])).toMatch(says)
})
