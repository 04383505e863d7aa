/** A loopback name that the elements do not take for their author's own machine, where they load hints. */
export const pageHost = 'dashboard.localhost';
