/** Of the checks that hold the holder against lists. */
export const SCREENING_REASONS = {
  SCREENING_UNAVAILABLE: {
    check: 'PEP_SCREENING',
    meaning: 'No list of politically exposed persons is loaded or fresh enough, or the name was not read.',
    message: 'We could not finish one of our checks. No action is needed unless we ask you.',
  },
  PEP_MATCH: {
    check: 'PEP_SCREENING',
    meaning: 'A politically exposed person has a name like this one; see `matches`. It may be another person.',
    message: 'A person of this or a similar name needs a closer look. We will tell you if we need more from you.',
  },
  SANCTIONS_UNAVAILABLE: {
    check: 'SANCTIONS_SCREENING',
    meaning: 'No sanctions list is loaded or fresh enough, or the name was not read.',
    message: 'We could not finish one of our checks. No action is needed unless we ask you.',
  },
  SANCTIONS_MATCH: {
    check: 'SANCTIONS_SCREENING',
    meaning: 'A name on a sanctions list is like this one; see `matches`. It may be another person.',
    message: 'A person of this or a similar name needs a closer look. We will tell you if we need more from you.',
  },
  SANCTION_POSSIBLE: {
    check: 'SANCTIONS_SCREENING',
    meaning:
      'Somebody on a sanctions list has this or a similar name, but another full birth date; see `matches`. Decide whether it is the person.',
    message: 'A person of this or a similar name needs a closer look. We will tell you if we need more from you.',
  },
  SCRIPT_NOT_COVERED: {
    check: 'SANCTIONS_SCREENING',
    meaning:
      'Nobody was found, but the name was read in a script that is read too badly to clear it. Of every list that found nobody.',
    message: 'We could not finish one of our checks. No action is needed unless we ask you.',
  },
  BLOCKLIST_MATCH: {
    check: 'BLOCKLIST_SCREENING',
    meaning: 'A name on a list of your own is like this one; see `matches`. It may be another person.',
    message: 'A person of this or a similar name needs a closer look. We will tell you if we need more from you.',
  },
  OTHER_LISTS_MATCH: {
    check: 'OTHER_LISTS_SCREENING',
    meaning:
      'A name like this one is listed for another reason than a sanction or political exposure; `topics` of its match says which. It may be another person.',
    message: 'A person of this or a similar name needs a closer look. We will tell you if we need more from you.',
  },
  OTHER_LISTS_UNAVAILABLE: {
    check: 'OTHER_LISTS_SCREENING',
    meaning: 'A list of other reasons (debarment, crime and so on) has not been asked for news for too long.',
    message: 'We could not finish one of our checks. No action is needed unless we ask you.',
  },
} as const
