/** A name that is one of a model by its form, whether or not anything is on record of it: "Foo-large", "BarNet", "BazFormer-B2". */
const ofModel =
  /(?<![\w.-])(?:[a-z]{3,20}-(?:large|base|small|tiny|xl|xxl|huge|medium|mini)(?:-(?:v\d|zh|en|ja|ko|\d{2,3}))?|[A-Z][A-Za-z]{1,16}(?:Net|Former|former|MAE|GAN|BERT|Seg|Det)(?:-?v?\d[\w.+]{0,4})?(?:-[A-Z\d]{1,3})?)(?![\w-])/iu
/** In capitals as such names are: “internet” is none. */
const inCapitals = /[A-Z]/u
const everyday = /^(?:data|x|knowledge|user|customer|code)-/iu

/** Null where no such name stands in the text. */
export function modelLikeNameIn(text: string): string | null {
  const name = ofModel.exec(text)?.[0] ?? null
  return name === null || !inCapitals.test(name) || everyday.test(name) ? null : name
}
