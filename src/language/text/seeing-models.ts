/** Names of models that read images, whether the catalog has them or not. */
export const seeingModel =
  /\b(?:vl|vlms?|vision|multi-?modal|pixtral|internvl[\d.]*|llava(?:[- ](?:next|onevision))?|idefics ?\d?|paligemma ?\d?|molmo|cogvlm ?\d?|smolvlm ?\d?|minicpm[- ]?v|medgemma|moondream ?\d?|florence|nougat|donut)\b/iu
/** What is on such images is to be read, not only seen. */
export const legible =
  /\b(?:scan\w*|pages?|documents?|invoices?|receipts?|forms|ocr|high[- ]res\w*|hi[- ]?res|screenshots?)\b/iu

/** "A llava of a 7b llm and siglip": of a model that writes the encoder of pictures is a part. */
export const namesWriter = (text: string): boolean =>
  /\b(?:llava\w*|llms?|vlms?|language models?|decoder)\b/iu.test(text)
