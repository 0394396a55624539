import { z } from 'zod'
import { customerReference } from '../../lib/customer-reference.ts'

const FILE_PATHS = 'Upload the picture with POST /uploads and pass the path it answers.'

/** One stored file, as a list because every file field is one. */
const onePath = (what: string) =>
  z
    .array(
      z
        .string(`${what} must be a list with one path. ${FILE_PATHS}`)
        .min(1, `${what} holds an empty path. ${FILE_PATHS}`),
      {
        error: `${what} must be a list with one path. ${FILE_PATHS}`,
      },
    )
    .length(1, `${what} takes exactly one file. ${FILE_PATHS}`)

/**
 * Configuration of KTP_VERIFICATION. `KTP_PEP`: reading, rules and screening of the name. `KTP_SELFIE`: reading, rules
 * and face match. `KTP_OCR`: reading and rules alone.
 */
export const ktpConfiguration = z
  .strictObject({
    verification_type: z
      .enum(['KTP_PEP', 'KTP_SELFIE', 'KTP_OCR'], {
        error: 'verification_type must be one of KTP_PEP, KTP_SELFIE, KTP_OCR.',
      })
      .describe('KTP_OCR reads and checks the card, KTP_PEP also screens the name, KTP_SELFIE also compares the face'),
    fraud_detection: z
      .boolean('fraud_detection must be true or false.')
      .default(false)
      .describe('Asks for the check AUTHENTICITY as well'),
    customer_reference: customerReference,
    files: z.strictObject({
      ktp_file: onePath('files.ktp_file').describe('Path of one upload: the card'),
      selfie_file: onePath('files.selfie_file')
        .optional()
        .describe('Path of one upload: the selfie. KTP_SELFIE needs it'),
    }),
  })
  .refine(({ verification_type, files }) => verification_type !== 'KTP_SELFIE' || files.selfie_file !== undefined, {
    path: ['files', 'selfie_file'],
    error: `KTP_SELFIE needs files.selfie_file beside files.ktp_file. ${FILE_PATHS}`,
  })

export type KtpConfiguration = z.infer<typeof ktpConfiguration>
