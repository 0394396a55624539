/** True where there is time for long histories: `ABSAH_TEST_LONG=true`, as in the continuous integration's second pass. */
export const isLong = process.env.ABSAH_TEST_LONG === 'true'
