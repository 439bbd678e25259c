// Run once, by the image of MongoDB, while its data folder is still empty: a user for each service, in the service's own database.
// Who it is and with which password stands in the connection string that the service itself is given.
const fs = require("fs");
// Where docker-compose.yml copies them to: MongoDB, which runs this, may not read the secrets themselves.
const secrets = "/run/talanoa";
const uri = /^mongodb:\/\/([^:]+):([^@]+)@[^/]+\/([^?]+)\?/;

fs.readdirSync(secrets)
  .filter((name) => name === "mongodb-portal" || /^mongodb-.*-service$/.test(name))
  .forEach((name) => {
    const [, user, pwd, database] = uri.exec(fs.readFileSync(`${secrets}/${name}`, "utf8"));
    db.getSiblingDB(database).createUser({ user, pwd, roles: [{ role: "readWrite", db: database }] });
    print(`${user} may use ${database}`);
  });
