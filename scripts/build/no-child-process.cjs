/* global module -- commander requires it, so it is no ES module. */

/* Stands in for node:child_process: commander starts subcommands that are programs of their own with it, of which there are
   none, and Node takes a while to load it. */
module.exports = {};
