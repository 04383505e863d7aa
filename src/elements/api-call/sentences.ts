import { inEnglish } from '../../session/sentences/say.js';

/** Says what is wrong with how a page sets up a call, and what may end one. */
export const say = inEnglish({
  pagesUnreadable: 'This call is not set up: its number of pages cannot be read.',
  pathUnusable: 'This part of the page is set up wrongly: it names a value that cannot be used.',
  formFieldStray: 'This form is set up wrongly: it has a field that fits nowhere in the call.',
  formFieldsContradict: 'This form is set up wrongly: two of its fields contradict each other.',
  fieldNoJson: ({ field }) => `“${field}” cannot be used: it is not valid JSON.`,
  fieldNoTime: ({ field }) => `“${field}” cannot be used: write a time such as “1 hour” or “2 days”.`,
  fieldNoObject: ({ field }) => `“${field}” cannot be used: it must be a JSON object.`,
  fieldNoObjectOrList: ({ field }) => `“${field}” cannot be used: it must be a JSON object or list.`,
  callStopped: 'The call was stopped by the page.',
});
