#!/bin/sh
# Run once by the PostgreSQL image: the database, its owner, and the role the application works with.
# Neither role is a superuser. Migrations grant the application what it may do.
set -eu
psql -v ON_ERROR_STOP=1 -v owner_password="$DB_OWNER_PASSWORD" -v app_password="$DB_APP_PASSWORD" \
    -U "${POSTGRES_USER:-postgres}" -d postgres <<'SQL'
CREATE ROLE missioncontrol_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE missioncontrol_app LOGIN PASSWORD :'app_password';
CREATE DATABASE missioncontrol OWNER missioncontrol_owner;
SQL
