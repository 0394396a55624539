import { z } from 'zod'

const FILE = 'files.npwp_file takes one file. Upload it with POST /uploads and pass the path it answers.'
const words = (name: string, lengthMax: number) =>
  z.string(`${name} must be text.`).trim().min(1, `${name} is empty.`).max(lengthMax, `${name} is too long.`)

/** Configuration of NPWP_VERIFICATION: a number, a card, or both, and what to hold against them. */
export const npwpConfiguration = z
  .strictObject({
    npwp: words('npwp', 80)
      .optional()
      .describe('Number of a taxpayer, 15, 16 or 22 digits; dots, dashes and spaces may stand in it'),
    nik: z
      .string('nik must be text.')
      .trim()
      .regex(/^[0-9]{16}$/, 'nik must have 16 digits.')
      .optional()
      .describe('The NIK of a resident, which is the tax number as well'),
    name: words('name', 200).optional().describe('The name that the number should belong to'),
    purpose: words('purpose', 500).optional().describe('Why it is asked; kept with the verification'),
    user_consent: z
      .boolean('user_consent must be true or false.')
      .default(true)
      .describe('Whether the person agreed. With false the output says the status alone'),
    files: z
      .strictObject({
        npwp_file: z
          .array(z.string(FILE).min(1, FILE), { error: FILE })
          .length(1, FILE)
          .optional()
          .describe('Path of one upload: the front of the tax card, or the electronic one'),
      })
      .default({}),
  })
  .refine(({ npwp, nik, files }) => [npwp, nik, files.npwp_file].some((each) => each !== undefined), {
    path: ['npwp'],
    error: 'Give npwp, nik or files.npwp_file.',
  })

export type NpwpConfiguration = z.infer<typeof npwpConfiguration>
